package bot.mtasts.core.probe.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A tree of zones, signed or not, behind one resolver that knows them all: honest signatures,
/// honest denials (NSEC), and faults by name.
final class SignedWorld implements ScriptedDnsServer.Script {
  private static final Duration TTL = Duration.ofMinutes(5);

  private final NavigableMap<Name, Zone> zones = new TreeMap<>();
  private final Set<DnsQuestion> expired = new HashSet<>();
  private final Set<DnsQuestion> unsigned = new HashSet<>();
  private final Set<DnsQuestion> tampered = new HashSet<>();
  private final Map<DnsQuestion, Integer> errors = new LinkedHashMap<>();
  private boolean strips;
  private final Set<Name> bareDenials = new HashSet<>();

  private static final class Zone {
    final Name name;
    final @Nullable KeyPair pair;
    final @Nullable DNSKEYRecord key;
    final List<Record> records = new ArrayList<>();

    Zone(Name name, boolean signed) {
      this.name = name;
      this.pair = signed ? newPair() : null;
      this.key = pair == null ? null : newKey(name, pair);
      records.add(
          new SOARecord(name, DClass.IN, TTL.toSeconds(), name, Name.root, 1, 60, 60, 60, 60));
      records.add(new NSRecord(name, DClass.IN, TTL.toSeconds(), under("ns", name)));
      if (key != null) {
        records.add(key);
      }
    }
  }

  /// Adds a zone; parents first. A signed parent of a signed zone gets its DS record.
  SignedWorld zone(String text, boolean signed, String... lines) {
    Name name = Name.fromConstantString(text);
    Zone zone = new Zone(name, signed);
    zone.records.addAll(Answers.records(lines));
    if (!name.equals(Name.root)) {
      Zone parent = zoneOf(new Name(name, 1));
      parent.records.add(new NSRecord(name, DClass.IN, TTL.toSeconds(), under("ns", name)));
      if (zone.key != null && parent.key != null) {
        parent.records.add(ds(zone.key));
      }
    }
    zones.put(name, zone);
    return this;
  }

  /// The anchor that fits a zone of this world.
  String anchor(String zone) {
    DNSKEYRecord key = zoneOf(Name.fromConstantString(zone)).key;
    if (key == null) {
      throw new IllegalArgumentException(zone + " is not signed");
    }
    return ds(key) + "\n";
  }

  /// From now on a zone is signed with a key that its parent does not know.
  SignedWorld rekey(String text) {
    Name name = Name.fromConstantString(text);
    Zone old = zoneOf(name);
    Zone fresh = new Zone(name, true);
    old.records.stream()
        .filter(record -> !fresh.records.contains(record) && record.getType() != Type.DNSKEY)
        .forEach(fresh.records::add);
    zones.put(name, fresh);
    return this;
  }

  SignedWorld expired(String name, int type) {
    expired.add(question(name, type));
    return this;
  }

  SignedWorld unsigned(String name, int type) {
    unsigned.add(question(name, type));
    return this;
  }

  SignedWorld tampered(String name, int type) {
    tampered.add(question(name, type));
    return this;
  }

  SignedWorld error(String name, int type, int rcode) {
    errors.put(question(name, type), rcode);
    return this;
  }

  /// The resolver drops everything that DNSSEC added.
  SignedWorld strips() {
    strips = true;
    return this;
  }

  /// A zone's denials come with an empty authority section.
  SignedWorld deniesWithoutProof(String zone) {
    bareDenials.add(Name.fromConstantString(zone));
    return this;
  }

  @Override
  public List<byte[]> replies(ScriptedDnsServer.Asked asked) {
    return Answers.send(answer(asked.query()));
  }

  private Message answer(Message query) {
    Record asked = query.getQuestion();
    DnsQuestion question = new DnsQuestion(asked.getName(), asked.getType());
    Message answer = Answers.reply(query);
    Integer error = errors.get(question);
    if (error != null) {
      return Answers.error(query, error);
    }
    Name name = question.name();
    while (true) {
      Zone zone = question.type() == Type.DS ? parentZoneOf(name) : zoneOf(name);
      if (addSet(answer, zone, name, question.type(), Section.ANSWER)) {
        return answer;
      }
      if (!addSet(answer, zone, name, Type.CNAME, Section.ANSWER)) {
        deny(answer, zone, name);
        return answer;
      }
      name = ((CNAMERecord) set(zone, name, Type.CNAME).getFirst()).getTarget();
    }
  }

  private boolean addSet(Message message, Zone zone, Name name, int type, int section) {
    List<Record> set = set(zone, name, type);
    if (set.isEmpty() || (strips && (type == Type.DNSKEY || type == Type.DS))) {
      return false;
    }
    add(message, zone, set, section);
    return true;
  }

  private void add(Message message, Zone zone, List<Record> set, int section) {
    set.forEach(record -> message.addRecord(record, section));
    DnsQuestion what = new DnsQuestion(set.getFirst().getName(), set.getFirst().getType());
    if (!strips && !unsigned.contains(what)) {
      RRSIGRecord signature = signature(zone, what, set);
      if (signature != null) {
        message.addRecord(signature, section);
      }
    }
  }

  private @Nullable RRSIGRecord signature(Zone zone, DnsQuestion what, List<Record> set) {
    KeyPair pair = zone.pair;
    DNSKEYRecord key = zone.key;
    boolean delegation = what.type() == Type.NS && !what.name().equals(zone.name);
    if (pair == null || key == null || delegation) {
      return null;
    }
    RRset signed = new RRset();
    List<Record> content =
        tampered.contains(what)
            ? Answers.records(what.name() + " 300 IN TXT \"something else\"")
            : set;
    content.forEach(signed::addRR);
    Instant now = Instant.now();
    boolean late = expired.contains(what);
    try {
      RRSIGRecord signature =
          DNSSEC.sign(
              signed,
              key,
              pair.getPrivate(),
              now.minus(Duration.ofDays(10)),
              late ? now.minus(Duration.ofDays(1)) : now.plus(Duration.ofDays(10)));
      return tampered.contains(what) ? covering(signature, what.type()) : signature;
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RRSIGRecord covering(RRSIGRecord other, int type) {
    return new RRSIGRecord(
        other.getName(),
        DClass.IN,
        other.getTTL(),
        type,
        other.getAlgorithm(),
        other.getOrigTTL(),
        other.getExpire(),
        other.getTimeSigned(),
        other.getFootprint(),
        other.getSigner(),
        other.getSignature());
  }

  private void deny(Message message, Zone zone, Name name) {
    TreeSet<Name> names = new TreeSet<>();
    zone.records.forEach(record -> names.add(record.getName()));
    boolean exists = names.stream().anyMatch(owner -> owner.equals(name) || owner.subdomain(name));
    if (!exists) {
      message.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    if (bareDenials.contains(zone.name)) {
      return;
    }
    add(message, zone, set(zone, zone.name, Type.SOA), Section.AUTHORITY);
    if (zone.key == null || strips) {
      return;
    }
    Set<Name> proofs = new TreeSet<>();
    proofs.add(names.floor(name));
    if (!exists) {
      // Also that no wildcard stands at the closest name above.
      proofs.add(names.floor(under("*", closest(names, name))));
    }
    for (Name owner : proofs) {
      Name next = names.higher(owner);
      int[] types =
          java.util.stream.IntStream.concat(
                  zone.records.stream()
                      .filter(record -> record.getName().equals(owner))
                      .mapToInt(Record::getType),
                  java.util.stream.IntStream.of(Type.RRSIG, Type.NSEC))
              .distinct()
              .toArray();
      NSECRecord nsec =
          new NSECRecord(owner, DClass.IN, TTL.toSeconds(), next == null ? zone.name : next, types);
      add(message, zone, List.of(nsec), Section.AUTHORITY);
    }
  }

  private static Name closest(Set<Name> names, Name name) {
    Name above = new Name(name, 1);
    while (true) {
      Name candidate = above;
      if (names.stream().anyMatch(owner -> owner.subdomain(candidate))) {
        return above;
      }
      above = new Name(above, 1);
    }
  }

  private static List<Record> set(Zone zone, Name name, int type) {
    return zone.records.stream()
        .filter(record -> record.getName().equals(name) && record.getType() == type)
        .toList();
  }

  private Zone zoneOf(Name name) {
    for (Name above = name; ; above = new Name(above, 1)) {
      Zone zone = zones.get(above);
      if (zone != null) {
        return zone;
      }
    }
  }

  private Zone parentZoneOf(Name name) {
    return name.equals(Name.root) ? zoneOf(name) : zoneOf(new Name(name, 1));
  }

  private static DnsQuestion question(String name, int type) {
    return new DnsQuestion(Name.fromConstantString(name), type);
  }

  private static DSRecord ds(DNSKEYRecord key) {
    return new DSRecord(key.getName(), DClass.IN, TTL.toSeconds(), DNSSEC.Digest.SHA256, key);
  }

  private static DNSKEYRecord newKey(Name name, KeyPair pair) {
    try {
      return new DNSKEYRecord(
          name,
          DClass.IN,
          TTL.toSeconds(),
          DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
          DNSKEYRecord.Protocol.DNSSEC,
          DNSSEC.Algorithm.ECDSAP256SHA256,
          pair.getPublic());
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Name under(String label, Name name) {
    return Name.fromConstantString(name.equals(Name.root) ? label + "." : label + "." + name);
  }
}
