package bot.mtasts.lab;

import bot.mtasts.lab.world.Node;
import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.Signing;
import bot.mtasts.lab.world.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;

/// Proves what is not there: the NSEC chain of one signed zone (RFC 4034 §4), in canonical order.
final class DnsProof {
  private final Name apex;
  private final Signing manner;
  private final TreeMap<Name, int[]> chain = new TreeMap<>();

  private DnsProof(Name apex, Signing manner) {
    this.apex = apex;
    this.manner = manner;
  }

  static DnsProof of(Zone zone) {
    var proof = new DnsProof(DnsWords.name(zone.apex()), zone.signing());
    zone.nodes().forEach((name, node) -> proof.add(DnsWords.name(name), node));
    proof.addTypes(proof.apex, Type.SOA, Type.NS, Type.DNSKEY);
    return proof;
  }

  /// The proof of a zone whose names are delegations: the root and `test.`.
  static DnsProof ofDelegations(Name apex, Map<Name, Boolean> signedByChild) {
    var proof = new DnsProof(apex, Signing.SIGNED);
    proof.addTypes(apex, Type.SOA, Type.NS, Type.DNSKEY);
    signedByChild.forEach((child, signed) -> {
      proof.addTypes(child, Type.NS);
      if (signed) {
        proof.addTypes(child, Type.DS);
      }
    });
    return proof;
  }

  Name apex() {
    return apex;
  }

  Signing manner() {
    return manner;
  }

  private void add(Name name, Node node) {
    addTypes(
        name, node.records().stream().map(Rr::type).distinct().mapToInt(DnsWords::type).toArray());
  }

  private void addTypes(Name name, int... types) {
    var all = new TreeSet<>(List.of(Type.RRSIG, Type.NSEC));
    for (int type : chain.getOrDefault(name, new int[0])) {
      all.add(type);
    }
    for (int type : types) {
      all.add(type);
    }
    chain.put(name, all.stream().mapToInt(Integer::intValue).toArray());
  }

  /// That a name has no records of the type asked for: its own NSEC, or for an empty non-terminal
  /// the one that spans it.
  List<RRset> noData(Name name) {
    if (chain.containsKey(name)) {
      return List.of(nsec(name));
    }
    if (isEmptyNonTerminal(name)) {
      return List.of(nsec(before(name)));
    }
    return both(before(name), wildcardFor(name)); // a wildcard stood in, and lacks the type
  }

  /// That neither the name nor a wildcard for it exists.
  List<RRset> noSuchName(Name name) {
    return both(before(name), before(wildcardFor(name)));
  }

  /// That a wildcard had to stand in for the name.
  List<RRset> expanded(Name name) {
    return List.of(nsec(before(name)));
  }

  private List<RRset> both(Name first, Name second) {
    var proofs = new ArrayList<RRset>();
    proofs.add(nsec(first));
    if (!first.equals(second)) {
      proofs.add(nsec(second));
    }
    return proofs;
  }

  private Name before(Name name) {
    Name floor = chain.floorKey(name);
    return floor == null ? chain.lastKey() : floor;
  }

  private Name wildcardFor(Name name) {
    int labels = 1;
    while (!exists(new Name(name, labels))) {
      labels++;
    }
    Name encloser = new Name(name, labels);
    return DnsWords.name(encloser.equals(Name.root) ? "*." : "*." + encloser);
  }

  private boolean exists(Name name) {
    return chain.containsKey(name) || isEmptyNonTerminal(name);
  }

  private boolean isEmptyNonTerminal(Name name) {
    Name next = chain.higherKey(name);
    return next != null && next.subdomain(name);
  }

  private RRset nsec(Name owner) {
    Name next = chain.higherKey(owner);
    int[] types = chain.getOrDefault(owner, new int[0]);
    return new RRset(
        new NSECRecord(
            owner, DClass.IN, DnsKeeper.TTL, next == null ? chain.firstKey() : next, types));
  }
}
