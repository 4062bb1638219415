package bot.mtasts.webhook.outgoing;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A DNS that knows a few addresses, and is asked for nothing else. What it knows can be changed in
/// between, as whoever owns a zone can.
public final class FixedDns implements DnsLooks, DnsLookup {
  private final Map<HostName, List<InetAddress>> addresses = new ConcurrentHashMap<>();

  /// From now on this host has these addresses.
  public FixedDns knows(String host, String... literals) {
    addresses.put(
        HostName.of(host), List.of(literals).stream().map(InetAddress::ofLiteral).toList());
    return this;
  }

  @Override
  public DnsLookup open() {
    return this;
  }

  @Override
  public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
    return answer(name, Inet4Address.class);
  }

  @Override
  public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
    return answer(name, Inet6Address.class);
  }

  private <T extends InetAddress> DnsAnswer<T> answer(HostName name, Class<T> family) {
    List<InetAddress> all = addresses.get(name);
    if (all == null) {
      return new DnsAnswer.NoSuchName<>(List.of());
    }
    List<T> found = all.stream().filter(family::isInstance).map(family::cast).toList();
    return found.isEmpty()
        ? new DnsAnswer.NoData<>(List.of())
        : new DnsAnswer.Found<>(found, Duration.ofMinutes(5), List.of());
  }

  @Override
  public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
    throw new AssertionError("TXT of " + name);
  }

  @Override
  public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
    throw new AssertionError("MX of " + name);
  }

  @Override
  public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
    throw new AssertionError("NS of " + name);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
    throw new AssertionError("TLSA of " + name);
  }

  @Override
  public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
    throw new AssertionError("TXT of " + name + " at " + server);
  }

  @Override
  public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
    throw new AssertionError("DNSSEC of " + name);
  }
}
