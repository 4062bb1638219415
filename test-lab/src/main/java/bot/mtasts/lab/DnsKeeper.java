package bot.mtasts.lab;

import bot.mtasts.lab.world.Signing;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Keeps the key that signs every signed zone of the town. One key for all: a lab's keys guard
/// nothing, and each zone still has its own DNSKEY and DS records. Signatures are made when they
/// are first asked for.
final class DnsKeeper {
  static final long TTL = 300;

  private static final int ZONE_KEY_AND_ENTRY_POINT = 257;
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Instant founded;
  private final KeyPair key = newKey();
  private final Map<Signed, RRSIGRecord> signatures = new ConcurrentHashMap<>();

  DnsKeeper(Instant founded) {
    this.founded = founded;
  }

  private record Signed(Name zone, Signing manner, List<Record> records) {}

  DNSKEYRecord key(Name zone) {
    try {
      return new DNSKEYRecord(
          zone,
          DClass.IN,
          TTL,
          ZONE_KEY_AND_ENTRY_POINT,
          DNSKEYRecord.Protocol.DNSSEC,
          DNSSEC.Algorithm.ECDSAP256SHA256,
          key.getPublic());
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  DSRecord ds(Name zone) {
    return new DSRecord(zone, DClass.IN, TTL, DNSSEC.Digest.SHA256, key(zone));
  }

  /// The signature over an RRset as its zone would make it, with the fault that the zone has.
  RRSIGRecord signature(RRset rrset, Name zone, Signing manner) {
    return signatures.computeIfAbsent(
        new Signed(zone, manner, rrset.rrs(false)), _ -> sign(rrset, zone, manner));
  }

  private RRSIGRecord sign(RRset rrset, Name zone, Signing manner) {
    boolean expired = manner == Signing.EXPIRED_SIGNATURES;
    Instant until = expired ? founded.minus(Duration.ofDays(1)) : founded.plus(LIFETIME);
    try {
      var good =
          DNSSEC.sign(
              rrset, key(zone), key.getPrivate(), founded.minus(Duration.ofDays(31)), until);
      return manner == Signing.BROKEN_SIGNATURES ? broken(good) : good;
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RRSIGRecord broken(RRSIGRecord good) {
    byte[] rdata = good.rdataToWireCanonical();
    rdata[rdata.length - 1] ^= 1; // the signature comes last (RFC 4034 §3.1)
    return (RRSIGRecord)
        Record.newRecord(good.getName(), Type.RRSIG, DClass.IN, good.getTTL(), rdata);
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
