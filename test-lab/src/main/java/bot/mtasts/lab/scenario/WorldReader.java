package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.MailServer;
import bot.mtasts.lab.world.NameServer;
import bot.mtasts.lab.world.NameServer.Manner;
import bot.mtasts.lab.world.Node;
import bot.mtasts.lab.world.PolicyServer;
import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.Signing;
import bot.mtasts.lab.world.SmtpPort;
import bot.mtasts.lab.world.TlsManner;
import bot.mtasts.lab.world.World;
import bot.mtasts.lab.world.Zone;
import bot.mtasts.lab.world.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Builds the world of one scenario: a perfect domain, but for what the file says. Give each file a
/// new one.
final class WorldReader {
  static final String RECORD = "v=STSv1; id=20260101000000";
  static final String REPORTING = "v=TLSRPTv1; rua=mailto:tls-reports@";

  private static final Map<String, Signing> SIGNINGS =
      Map.of(
          "unsigned", Signing.UNSIGNED,
          "signed", Signing.SIGNED,
          "broken", Signing.BROKEN_SIGNATURES,
          "expired", Signing.EXPIRED_SIGNATURES);
  private static final Map<String, Manner> MANNERS =
      Map.of(
          "agrees", new Manner.Agrees(),
          "lame", new Manner.Lame(),
          "servfail", new Manner.ServFail(),
          "silent", new Manner.Silent());

  private final String domain;
  private final int number;
  private final Map<String, List<Rr>> records = new TreeMap<>();
  private final List<PolicyServer> policyServers = new ArrayList<>();
  private final List<MailServer> mailServers = new ArrayList<>();
  private final Map<String, CertificatePlan> mailCertificates = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private List<String> covered = List.of();
  private int hosts;

  WorldReader(String domain, int number) {
    this.domain = domain;
    this.number = number;
  }

  World read(Place place) {
    texts(
        "_mta-sts." + domain,
        place.get("record"),
        RECORD,
        place.orElse("record_ttl", (int) Town.TTL, Place::number));
    texts("_smtp._tls." + domain, place.get("tls_rpt"), REPORTING + domain, (int) Town.TTL);
    mail(place.get("mx"), place.get("apex"));
    policy(place.get("policy_host"), place.get("policy"));
    var own = nameServers(place.get("nameservers"));
    var nodes = new TreeMap<String, Node>();
    records.forEach((name, rrs) -> nodes.put(name, new Node(rrs, List.of())));
    var reader = new NodeReader(domain, mailCertificates);
    place
        .orElse("dns", Map.<String, Place>of(), Place::entries)
        .forEach((name, entry) -> replace(nodes, reader, name, entry));
    var differing = differing(place.get("nameservers"), reader, nodes, own);
    return new World(domain, zones(place, nodes, differing), policyServers, mailServers);
  }

  List<Sighting> history(Place place) {
    var history = new ArrayList<Sighting>();
    var policies = new PolicyReader(covered);
    for (Place item : place.items()) {
      history.add(
          new Sighting(
              item.need("ago").duration(),
              item.orElse("record", List.of(RECORD), p -> p.is("none") ? List.of() : p.texts()),
              earlierPolicy(item.get("policy"), policies)));
      item.done();
    }
    history.sort(Comparator.comparing(Sighting::ago).reversed());
    return history;
  }

  private static @Nullable Bytes earlierPolicy(@Nullable Place place, PolicyReader policies) {
    return place == null ? policies.perfect() : place.is("none") ? null : policies.read(place);
  }

  // ---- records

  private void add(String name, Rr rr) {
    records.computeIfAbsent(Zones.canonical(name), _ -> new ArrayList<>()).add(rr);
  }

  private void texts(String name, @Nullable Place place, String otherwise, int ttl) {
    if (place == null) {
      add(name, new Rr.Txt(ttl, List.of(otherwise)));
    } else if (!place.is("none")) {
      place.items().forEach(item -> add(name, NodeReader.txt(item, ttl)));
    }
  }

  private static void replace(
      Map<String, Node> nodes, NodeReader reader, String owner, Node before, Place entry) {
    var node = reader.read(entry, owner, before);
    if (node.records().isEmpty() && node.faults().isEmpty()) {
      nodes.remove(owner);
    } else {
      nodes.put(owner, node);
    }
  }

  private void replace(Map<String, Node> nodes, NodeReader reader, String name, Place entry) {
    String owner = Zones.canonical(Names.absolute(name, domain));
    replace(nodes, reader, owner, nodes.getOrDefault(owner, Node.of()), entry);
  }

  // ---- mail hosts

  private void mail(@Nullable Place mx, @Nullable Place apex) {
    var names = new ArrayList<String>();
    if (mx == null) {
      names.add(perfectMx("mx1." + domain, 10));
      names.add(perfectMx("mx2." + domain, 20));
    } else if (!mx.is("none")) {
      int preference = 0;
      for (Place item : mx.items()) {
        preference += 10;
        names.add(mx(item, preference));
      }
    }
    if (apex != null) {
      host(apex, domain);
      names.add(domain);
    }
    covered =
        names.stream()
            .filter(name -> !name.isEmpty() && !name.matches("[0-9.]+|.*:.*"))
            .map(Zones::canonical)
            .distinct()
            .toList();
    if (covered.isEmpty()) {
      covered = List.of("mx1." + domain);
    }
  }

  private String perfectMx(String host, int preference) {
    add(domain, new Rr.Mx(Town.TTL, preference, host));
    serve(host, new MailReader(host).perfect());
    return host;
  }

  private String mx(Place item, int preference) {
    if (item.isText()) {
      String host = host(item.text());
      add(domain, new Rr.Mx(Town.TTL, host.isEmpty() ? 0 : preference, host));
      if (!host.isEmpty()) {
        serve(host, new MailReader(host).perfect());
      }
      return host;
    }
    String host = host(item.need("name").text());
    add(domain, new Rr.Mx(Town.TTL, item.orElse("preference", preference, Place::number), host));
    host(item, host);
    return host;
  }

  private String host(String written) {
    return written.equals(".") ? "" : Names.absolute(written, domain);
  }

  /// A mail host's addresses: one that behaves as the entry says, or those listed under `servers`.
  private void host(Place entry, String host) {
    alias(entry, host);
    var servers = entry.get("servers");
    if (servers == null) {
      mailServer(entry, host);
    } else {
      for (Place server : servers.items()) {
        mailServer(server, host);
        server.done();
      }
    }
    entry.done();
  }

  private void mailServer(Place server, String host) {
    String address = server.orElse("address", "auto", Place::text);
    var behaviour = new MailReader(host).read(server);
    if (address.equals("auto")) {
      serve(host, behaviour);
    } else if (!address.equals("none")) {
      addAddress(host, address);
    }
  }

  /// `alias:` makes the host a CNAME, and gives its addresses to the target.
  private void alias(Place entry, String host) {
    var alias = entry.get("alias");
    if (alias != null) {
      String target = Names.absolute(alias.text(), domain);
      aliases.put(Zones.canonical(host), target);
      add(host, new Rr.Cname(Town.TTL, target));
    }
  }

  private void serve(String host, SmtpPort behaviour) {
    String address = nextAddress();
    addAddress(host, address);
    mailServers.add(new MailServer(address, Zones.canonical(host), behaviour));
    if (behaviour
        instanceof
        SmtpPort.Greets(_, _, SmtpPort.StartTls.Accepts(_, TlsManner.Presents(var plan), _))) {
      mailCertificates.putIfAbsent(Zones.canonical(host), plan);
    }
  }

  // ---- policy hosts

  private void policy(@Nullable Place servers, @Nullable Place policy) {
    var policies = new PolicyReader(covered);
    var text = policy == null ? policies.perfect() : policies.read(policy);
    String host = "mta-sts." + domain;
    if (servers == null) {
      policyServer(null, host, policies, text);
    } else if (!servers.is("none")) {
      servers.items().forEach(server -> policyServer(server, host, policies, text));
    }
  }

  private void policyServer(
      @Nullable Place server, String host, PolicyReader policies, Bytes policy) {
    if (server != null) {
      alias(server, host);
    }
    var web = new WebReader(host);
    var https = web.https(server, policies, policy);
    var http = web.http(server, policy);
    String address = server == null ? "auto" : server.orElse("address", "auto", Place::text);
    if (server != null) {
      server.done();
    }
    if (!address.equals("auto")) {
      addAddress(host, address);
      return;
    }
    String own = nextAddress();
    addAddress(host, own);
    policyServers.add(new PolicyServer(own, host, https, http));
  }

  // ---- name servers and zones

  private List<NameServer> nameServers(@Nullable Place servers) {
    if (servers == null) {
      return Town.NAME_SERVERS;
    }
    var own = new ArrayList<NameServer>();
    for (Place server : servers.items()) {
      String host = "ns" + (own.size() + 1) + "." + domain;
      String address = nextAddress();
      addAddress(host, address);
      own.add(
          new NameServer(
              host, address, server.orElse("answers", new Manner.Agrees(), p -> p.word(MANNERS))));
    }
    return own;
  }

  private List<NameServer> differing(
      @Nullable Place servers, NodeReader reader, Map<String, Node> nodes, List<NameServer> own) {
    if (servers == null) {
      return own;
    }
    var differing = new ArrayList<NameServer>();
    for (int i = 0; i < own.size(); i++) {
      var place = servers.items().get(i);
      var server = own.get(i);
      place.get("answers");
      var differs = place.get("differs");
      if (differs != null) {
        var seen = new LinkedHashMap<String, Node>();
        differs
            .entries()
            .forEach((name, entry) -> {
              String owner = Zones.canonical(Names.absolute(name, domain));
              seen.put(owner, reader.read(entry, owner, nodes.getOrDefault(owner, Node.of())));
            });
        server = new NameServer(server.host(), server.address(), new Manner.Differs(seen));
      }
      place.done();
      differing.add(server);
    }
    return differing;
  }

  private List<Zone> zones(Place place, Map<String, Node> nodes, List<NameServer> own) {
    var signings = new HashMap<String, Signing>();
    String home = Names.apex(domain);
    signings.put(home, place.orElse("dnssec", Signing.UNSIGNED, p -> p.word(SIGNINGS)));
    place
        .orElse("zones", Map.<String, Place>of(), Place::entries)
        .forEach((apex, signing) -> signings.put(apex, signing.word(SIGNINGS)));

    var byApex = new TreeMap<String, Map<String, Node>>();
    byApex.put(home, new TreeMap<>());
    signings.keySet().forEach(apex -> byApex.putIfAbsent(apex, new TreeMap<>()));
    nodes.forEach((name, node) ->
        byApex.computeIfAbsent(Names.apex(name), _ -> new TreeMap<>()).put(name, node));

    var zones = new ArrayList<Zone>();
    byApex.forEach((apex, names) -> {
      if (!apex.endsWith(".test") || apex.equals(Town.APEX)) {
        throw place.trouble(
            "names must lie below .test, and not below " + Town.APEX + ": " + names.keySet());
      }
      var servers = apex.equals(home) ? own : Town.NAME_SERVERS;
      names.put(apex, withApexRecords(names.getOrDefault(apex, Node.of()), servers));
      zones.add(new Zone(apex, signings.getOrDefault(apex, Signing.UNSIGNED), servers, names));
    });
    zones.add(Town.ZONE);
    return zones;
  }

  private static Node withApexRecords(Node apex, List<NameServer> servers) {
    var rrs = new ArrayList<>(apex.records());
    rrs.add(new Rr.Soa(Town.TTL, servers.getFirst().host()));
    servers.forEach(server -> rrs.add(new Rr.Ns(Town.TTL, server.host())));
    return new Node(rrs, apex.faults());
  }

  private void addAddress(String host, String address) {
    String owner = aliases.getOrDefault(Zones.canonical(host), host);
    add(
        owner,
        address.contains(":") ? new Rr.Aaaa(Town.TTL, address) : new Rr.A(Town.TTL, address));
  }

  private String nextAddress() {
    hosts++;
    return Town.address(number, hosts);
  }
}
