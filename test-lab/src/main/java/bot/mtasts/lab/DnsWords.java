package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.RrType;
import bot.mtasts.lab.world.Zones;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Translates between the world's words and those of the wire format.
final class DnsWords {
  private static final long SERIAL = 2026010100;

  private final LabAuthority authority;

  DnsWords(LabAuthority authority) {
    this.authority = authority;
  }

  static Name name(String name) {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name + " is no name", e);
    }
  }

  static String text(Name name) {
    return Zones.canonical(name.toString(true));
  }

  /// The world's type; null for one that no node holds.
  static @Nullable RrType type(int type) {
    return switch (type) {
      case Type.A -> RrType.A;
      case Type.AAAA -> RrType.AAAA;
      case Type.CNAME -> RrType.CNAME;
      case Type.MX -> RrType.MX;
      case Type.NS -> RrType.NS;
      case Type.SOA -> RrType.SOA;
      case Type.TLSA -> RrType.TLSA;
      case Type.TXT -> RrType.TXT;
      default -> null;
    };
  }

  static int type(RrType type) {
    return switch (type) {
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case CNAME -> Type.CNAME;
      case MX -> Type.MX;
      case NS -> Type.NS;
      case SOA -> Type.SOA;
      case TLSA -> Type.TLSA;
      case TXT -> Type.TXT;
    };
  }

  RRset rrset(Name owner, List<Rr> records) {
    var rrset = new RRset();
    records.forEach(rr -> rrset.addRR(record(owner, rr)));
    return rrset;
  }

  private Record record(Name owner, Rr rr) {
    return switch (rr) {
      case Rr.A(long ttl, var address) -> new ARecord(owner, DClass.IN, ttl, literal(address));
      case Rr.Aaaa(long ttl, var address) ->
          new AAAARecord(owner, DClass.IN, ttl, literal(address));
      case Rr.Cname(long ttl, var target) -> new CNAMERecord(owner, DClass.IN, ttl, name(target));
      case Rr.Mx(long ttl, int preference, var host) ->
          new MXRecord(owner, DClass.IN, ttl, preference, host.isEmpty() ? Name.root : name(host));
      case Rr.Ns(long ttl, var host) -> new NSRecord(owner, DClass.IN, ttl, name(host));
      case Rr.Soa(long ttl, var primary) -> soa(owner, ttl, name(primary));
      case Rr.Tlsa tlsa ->
          new TLSARecord(
              owner,
              DClass.IN,
              tlsa.ttl(),
              tlsa.usage(),
              tlsa.selector(),
              tlsa.matchingType(),
              authority.associationData(tlsa));
      case Rr.Txt(long ttl, var strings) ->
          Record.newRecord(owner, Type.TXT, DClass.IN, ttl, txt(strings));
    };
  }

  static SOARecord soa(Name zone, long ttl, Name primary) {
    return new SOARecord(
        zone, DClass.IN, ttl, primary, name("hostmaster.lab.test"), SERIAL, 7200, 900, 1209600, 60);
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(address + " is no address literal", e);
    }
  }

  /// By hand: dnsjava's constructor reads backslashes and knows only ASCII.
  private static byte[] txt(List<String> strings) {
    var rdata = new ByteArrayOutputStream();
    for (String string : strings) {
      byte[] octets = string.getBytes(UTF_8);
      if (octets.length > 255) {
        throw new IllegalArgumentException(
            "a TXT string of " + octets.length + " octets: " + string);
      }
      rdata.write(octets.length);
      rdata.writeBytes(octets);
    }
    return rdata.toByteArray();
  }
}
