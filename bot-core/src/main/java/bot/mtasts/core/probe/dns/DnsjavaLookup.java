package bot.mtasts.core.probe.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// What one check sees of DNS. Opened by [DnsjavaLooks]; holds no socket between two calls, so that
/// there is nothing to close.
final class DnsjavaLookup implements DnsLookup {
  private final AskedOnce asking;
  private final EgressGuard guard;
  private final LookSettings.Ports ports;
  private final DnssecValidation validation;

  DnsjavaLookup(
      AskedOnce asking, EgressGuard guard, LookSettings.Ports ports, TrustAnchors anchors) {
    this.asking = asking;
    this.guard = guard;
    this.ports = ports;
    this.validation = new DnssecValidation(asking, anchors);
  }

  @Override
  public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
    return look(name, Type.TXT, DnsjavaLookup::txtOf, deadline);
  }

  @Override
  public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
    return look(
        name,
        Type.MX,
        record -> {
          MXRecord mx = (MXRecord) record;
          return new MxRecord(mx.getPriority(), hostOf(mx.getTarget()));
        },
        deadline);
  }

  @Override
  public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
    return look(
        name,
        Type.A,
        record -> (Inet4Address) withoutName(((ARecord) record).getAddress()),
        deadline);
  }

  @Override
  public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
    return look(
        name, Type.AAAA, record -> ipv6Of(((AAAARecord) record).rdataToWireCanonical()), deadline);
  }

  @Override
  public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
    return look(
        name,
        Type.TLSA,
        record -> {
          TLSARecord tlsa = (TLSARecord) record;
          return new TlsaRecord(
              tlsa.getCertificateUsage(),
              tlsa.getSelector(),
              tlsa.getMatchingType(),
              HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
        },
        deadline);
  }

  @Override
  public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
    HostName zone = name;
    while (true) {
      DnsAnswer<HostName> answer =
          look(zone, Type.NS, record -> hostOf(((NSRecord) record).getTarget()), deadline);
      boolean own = answer instanceof DnsAnswer.Found<HostName> && answer.aliases().isEmpty();
      boolean none = answer.saysNone() || !answer.aliases().isEmpty();
      HostName parent = parentOf(zone);
      // The root's servers know nothing of a mail domain: the search ends below it.
      if (own || !none || parent.isRoot()) {
        return own || !none ? answer : new DnsAnswer.NoData<>(List.of());
      }
      zone = parent;
    }
  }

  @Override
  public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
    if (!guard.allows(server)) {
      return new DnsAnswer.NotSeen<>(server.getHostAddress() + " is in private or reserved space");
    }
    DnsQuestion question;
    try {
      question = DnsQuestion.of(name, Type.TXT);
    } catch (TextParseException noSuchName) {
      return new DnsAnswer.NoSuchName<>(List.of());
    }
    DnsServers one =
        new DnsServers(
            List.of(new InetSocketAddress(server, ports.dns())), false, DnsServers.WAITS);
    return switch (one.ask(question, deadline)) {
      case DnsReply.Silence(var reason, _) -> new DnsAnswer.NotSeen<>(reason);
      case DnsReply.Answered(var message) ->
          isLame(message)
              ? new DnsAnswer.Refused<>("LAME", List.of())
              : answerOf(Chase.within(question, message), DnsjavaLookup::txtOf);
    };
  }

  // An error says itself what is wrong; an answer without authority is a cache's or a referral.
  private static boolean isLame(Message message) {
    int rcode = message.getRcode();
    return (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN)
        && !message.getHeader().getFlag(Flags.AA);
  }

  @Override
  public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
    int type =
        switch (kind) {
          case TXT -> Type.TXT;
          case MX -> Type.MX;
          case A -> Type.A;
          case AAAA -> Type.AAAA;
          case TLSA -> Type.TLSA;
        };
    try {
      return validation.validate(DnsQuestion.of(name, type), deadline);
    } catch (TextParseException noSuchName) {
      return new DnssecStatus(
          DnssecStatus.State.INDETERMINATE, "DNS cannot hold a name as long as this");
    }
  }

  private <T> DnsAnswer<T> look(
      HostName name, int type, Function<Record, T> reading, Deadline deadline) {
    try {
      DnsQuestion first = DnsQuestion.of(name, type);
      return answerOf(Chase.of(first, question -> asking.ask(question, deadline)), reading);
    } catch (TextParseException noSuchName) {
      // A name that DNS cannot hold (over 255 octets, a label over 63) does not exist.
      return new DnsAnswer.NoSuchName<>(List.of());
    }
  }

  private static <T> DnsAnswer<T> answerOf(Chase.Caught caught, Function<Record, T> reading) {
    List<HostName> aliases = caught.aliases().stream().map(DnsjavaLookup::hostOf).toList();
    return switch (caught) {
      case Chase.Caught.Records(var records, var ttl, _, _) ->
          new DnsAnswer.Found<>(
              records.stream().map(reading).toList(), Duration.ofSeconds(ttl), aliases);
      case Chase.Caught.NoData _ -> new DnsAnswer.NoData<>(aliases);
      case Chase.Caught.NoSuchName _ -> new DnsAnswer.NoSuchName<>(aliases);
      case Chase.Caught.Refused(var rcode, _) -> new DnsAnswer.Refused<>(rcode, aliases);
      case Chase.Caught.NotSeen(var reason, _) -> new DnsAnswer.NotSeen<>(reason, aliases);
    };
  }

  // RFC 8461 §3.1: the strings of one record are joined with nothing between.
  private static TxtRecord txtOf(Record record) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] string : ((TXTRecord) record).getStringsAsByteArrays()) {
      joined.writeBytes(string);
    }
    return new TxtRecord(joined.toString(ISO_8859_1));
  }

  private static HostName hostOf(Name name) {
    return HostName.of(name.toString(true));
  }

  private static HostName parentOf(HostName name) {
    try {
      Name whole = Name.fromString(name.text() + ".");
      return whole.labels() == 1 ? name : hostOf(new Name(whole, 1));
    } catch (TextParseException noName) {
      return HostName.of("");
    }
  }

  // dnsjava gives its addresses the asked name; ours are equal and print as addresses only.
  private static InetAddress withoutName(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }

  // Not InetAddress.getByAddress: it would make an IPv4 address of ::ffff:a.b.c.d.
  private static Inet6Address ipv6Of(byte[] octets) {
    try {
      return Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an AAAA record has 16 octets", e);
    }
  }
}
