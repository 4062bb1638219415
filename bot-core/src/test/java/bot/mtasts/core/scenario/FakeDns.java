package bot.mtasts.core.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.lab.LabAuthority;
import bot.mtasts.lab.world.NameServer;
import bot.mtasts.lab.world.Resolution;
import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.RrType;
import bot.mtasts.lab.world.World;
import bot.mtasts.lab.world.Zone;
import bot.mtasts.lab.world.Zones;
import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// DNS made of maps: answers as the world's names would, with no packet.
final class FakeDns implements DnsLookup {
  private final Zones names;
  private final LabAuthority authority;

  FakeDns(World world, LabAuthority authority) {
    this.names = world.names();
    this.authority = authority;
  }

  @Override
  public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
    return answer(names, name, RrType.TXT, FakeDns::txt);
  }

  @Override
  public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
    return answer(
        names,
        name,
        RrType.MX,
        rr -> {
          Rr.Mx mx = (Rr.Mx) rr;
          return new MxRecord(mx.preference(), HostName.of(mx.host()));
        });
  }

  @Override
  public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
    return answer(
        names, name, RrType.A, rr -> (Inet4Address) InetAddresses.forString(((Rr.A) rr).address()));
  }

  @Override
  public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
    return answer(
        names,
        name,
        RrType.AAAA,
        rr -> (Inet6Address) InetAddresses.forString(((Rr.Aaaa) rr).address()));
  }

  @Override
  public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
    Zone zone = names.zoneOf(name.text());
    return zone == null
        ? new DnsAnswer.NoSuchName<>(List.of())
        : new DnsAnswer.Found<>(
            zone.nameServers().stream()
                .map(server -> HostName.of(server.host()))
                .distinct()
                .toList(),
            Duration.ofMinutes(5),
            List.of());
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
    return answer(
        names,
        name,
        RrType.TLSA,
        rr -> {
          Rr.Tlsa tlsa = (Rr.Tlsa) rr;
          return new TlsaRecord(
              tlsa.usage(),
              tlsa.selector(),
              tlsa.matchingType(),
              HexFormat.of().formatHex(authority.associationData(tlsa)));
        });
  }

  @Override
  public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
    Zone zone = Objects.requireNonNull(names.zoneOf(name.text()));
    NameServer asked =
        zone.nameServers().stream()
            .filter(candidate -> candidate.address().equals(server.getHostAddress()))
            .findFirst()
            .orElseThrow();
    return switch (asked.manner()) {
      case NameServer.Manner.Agrees _, NameServer.Manner.Differs _ ->
          answer(new Zones(List.of(zone.asToldBy(asked))), name, RrType.TXT, FakeDns::txt);
      case NameServer.Manner.Lame _ -> new DnsAnswer.Refused<>("REFUSED", List.of());
      case NameServer.Manner.ServFail _ -> new DnsAnswer.Refused<>("SERVFAIL", List.of());
      case NameServer.Manner.Silent _ -> new DnsAnswer.NotSeen<>("no answer");
    };
  }

  @Override
  public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
    Resolution resolution = names.resolve(name.text(), RrType.valueOf(kind.name()));
    boolean silent =
        resolution.ending() instanceof Resolution.Failed
            || resolution.ending() instanceof Resolution.Loop;
    return silent
        ? new DnssecStatus(DnssecStatus.State.INDETERMINATE, "there is no answer to validate")
        : DnssecStatus.of(
            switch (resolution.security()) {
              case SECURE -> DnssecStatus.State.SECURE;
              case INSECURE -> DnssecStatus.State.INSECURE;
              case BOGUS -> DnssecStatus.State.BOGUS;
            });
  }

  private static TxtRecord txt(Rr rr) {
    return new TxtRecord(new String(((Rr.Txt) rr).joined().getBytes(UTF_8), ISO_8859_1));
  }

  private static <T> DnsAnswer<T> answer(
      Zones zones, HostName name, RrType type, Function<Rr, T> read) {
    Resolution resolution = zones.resolve(name.text(), type);
    List<HostName> aliases =
        resolution.aliases().stream()
            .map(step -> HostName.of(((Rr.Cname) step.records().getFirst()).target()))
            .toList();
    if (aliases.size() > DnsAnswer.LONGEST_ALIAS_CHAIN) {
      return new DnsAnswer.Refused<>("ALIAS_CHAIN_TOO_LONG", aliases);
    }
    return switch (resolution.ending()) {
      case Resolution.Found(var step) ->
          new DnsAnswer.Found<>(
              step.records().stream().map(read).toList(),
              Duration.ofSeconds(step.records().getFirst().ttl()),
              aliases);
      case Resolution.NoData _ -> new DnsAnswer.NoData<>(aliases);
      case Resolution.NoSuchName _ -> new DnsAnswer.NoSuchName<>(aliases);
      case Resolution.Loop _ -> new DnsAnswer.Refused<>("ALIAS_LOOP", aliases);
      case Resolution.Failed(_, var kind) ->
          switch (kind) {
            case SERVFAIL -> new DnsAnswer.Refused<>("SERVFAIL", aliases);
            case REFUSED -> new DnsAnswer.Refused<>("REFUSED", aliases);
            case TIMEOUT -> new DnsAnswer.NotSeen<>("no answer within 5 s", aliases);
            case TRUNCATE -> throw new IllegalStateException("a truncated answer is no failure");
          };
    };
  }
}
