package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.MailHost.Standing;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the names of the MX hosts lead: to an address that a sender can reach, or not.
final class MxReachFindings {
  private final Case given;
  private final Observations seen;
  private final HostName domain;

  MxReachFindings(Case given) {
    this.given = given;
    this.seen = given.seen();
    this.domain = seen.domain().host();
  }

  /// All of them, in the order of the catalogue.
  List<Finding> about(List<MailHost> hosts) {
    boolean none = hosts.stream().allMatch(MailHost::unreachableForAll);
    return Stream.of(
            lookupFailed(hosts),
            MailHost.some(hosts, MailHost.at(Standing.WITHOUT_ADDRESS), this::unresolvable),
            MailHost.some(hosts, MailHost.at(Standing.PRIVATE), this::privateSpace),
            MailHost.some(hosts, _ -> none, this::noneUsable))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> lookupFailed(List<MailHost> hosts) {
    if (seen.mx() instanceof DnsAnswer.Refused<?>(String rcode, _)) {
      return Optional.of(
          given
              .found(FindingCode.DNS_LOOKUP_FAILED, Dimension.COVERAGE)
              .detail(
                  "The name servers of {} do not answer the question for its MX records: {}.",
                  domain,
                  rcode)
              .evidence("name", domain.text())
              .evidence("rcode", rcode)
              .remedy(
                  "Ask each of the domain's name servers by hand, and mend the one that fails: {}",
                  Prose.block("dig %s NS +short\ndig %s MX".formatted(domain, domain))));
    }
    return MailHost.some(hosts, MailHost.at(Standing.LOOKUP_REFUSED), this::addressLookupFailed);
  }

  private Finding addressLookupFailed(List<MailHost> hosts) {
    MailHost first = hosts.getFirst();
    return given
        .found(FindingCode.DNS_LOOKUP_FAILED, Dimension.COVERAGE)
        .detail(
            "The name servers responsible for {} do not answer the question for an address: {}.",
            MailHost.names(hosts),
            first.rcode())
        .evidence("name", first.host().text())
        .evidence("rcode", first.rcode())
        .evidence("hosts", MailHost.facts(hosts, (host, facts) -> facts.because(host.rcode())))
        .remedy(
            "Ask by hand, and mend the name server that fails: {}",
            Prose.block(
                "dig %s A\ndig %s AAAA"
                    .formatted(MxNames.pasteable(first.host()), MxNames.pasteable(first.host()))));
  }

  private Finding unresolvable(List<MailHost> hosts) {
    MailHost first = hosts.getFirst();
    return given
        .found(FindingCode.MX_UNRESOLVABLE)
        .detail(
            "{} {} no address, so no sender can deliver there.",
            MailHost.names(hosts),
            MxNames.agree(hosts.size(), "has", "have"))
        .evidence(
            "hosts", MailHost.facts(hosts, (host, facts) -> facts.because(whyNoAddress(host))))
        .remedy(
            first.implicit()
                ? publishOrDecline()
                : looksLikeMissingDot(first)
                    ? Prose.of(
                        "The name ends in {} after something that is complete without it: a final"
                            + " dot seems to be missing in the zone file. The line should read {}",
                        domain,
                        Prose.block(withoutTheDomain(first)))
                    : Prose.of(
                        "Publish an A or AAAA record for {}, or delete its MX record: {}",
                        first.host(),
                        Prose.block(recordOf(first))));
  }

  // `MX 10 192.0.2.1` and `MX 10 mx.example.net` without the final dot get the zone's name behind.
  private boolean looksLikeMissingDot(MailHost host) {
    String suffix = "." + domain;
    String text = host.host().text();
    return text.endsWith(suffix)
        && text.substring(0, text.length() - suffix.length())
            .matches("(.*\\." + Pattern.quote(domain.text()) + "|.*\\.(com|net|org))");
  }

  private String withoutTheDomain(MailHost host) {
    String text = host.host().text();
    return MxNames.mxRecord(
        domain,
        host.preference(),
        HostName.of(text.substring(0, text.length() - domain.text().length() - 1)));
  }

  private Finding privateSpace(List<MailHost> hosts) {
    return given
        .found(FindingCode.MX_PRIVATE)
        .detail(
            "{} {} only to private or reserved addresses, which no sender on the Internet can"
                + " reach. We do not connect there.",
            MailHost.names(hosts),
            MxNames.agree(hosts.size(), "leads", "lead"))
        .evidence(
            "hosts",
            MailHost.facts(
                hosts,
                (host, facts) ->
                    facts
                        .and("addresses", addresses(host))
                        .because("it has only private or reserved addresses")))
        .remedy(
            hosts.getFirst().implicit()
                ? publishOrDecline()
                : Prose.of(
                    "Publish the public address of {}, or delete its MX record from public DNS: {}",
                    hosts.getFirst().host(),
                    Prose.block(recordOf(hosts.getFirst()))));
  }

  private Finding noneUsable(List<MailHost> hosts) {
    return given
        .found(FindingCode.MX_NONE_USABLE)
        .detail(
            hosts.getFirst().implicit()
                ? Prose.of(
                    "{} has no MX record and no public address of its own, so it can receive no"
                        + " mail.",
                    domain)
                : Prose.of(
                    "Not one MX host of {} has a public address ({}), so the domain can receive no"
                        + " mail.",
                    domain,
                    MailHost.names(hosts)))
        .evidence("hosts", MailHost.facts(hosts, (host, facts) -> facts.because(whyUnusable(host))))
        .remedy(
            Prose.of("Publish a public address for at least one MX host. ")
                .then(
                    "If the domain is to take no mail, say so with a Null MX alone: {}",
                    Prose.block(MxNames.mxRecord(domain, 0, HostName.of("")))));
  }

  private Prose publishOrDecline() {
    return Prose.of(
        "If {} takes mail, publish an MX record that names the host with a public address. If it"
            + " takes none, say so: {}",
        domain,
        Prose.block(MxNames.mxRecord(domain, 0, HostName.of(""))));
  }

  private String recordOf(MailHost host) {
    return MxNames.mxRecord(domain, host.preference(), host.host());
  }

  private static List<String> addresses(MailHost host) {
    AddressLook look = host.seen().addresses();
    return look == null ? List.of() : look.all().stream().map(InetAddress::getHostAddress).toList();
  }

  private static String whyNoAddress(MailHost host) {
    AddressLook look = host.seen().addresses();
    boolean noSuchName =
        look != null
            && (look.ipv4() instanceof DnsAnswer.NoSuchName<?>
                || look.ipv6() instanceof DnsAnswer.NoSuchName<?>);
    if (!noSuchName) {
      return "it has neither an A nor an AAAA record";
    }
    return host.aliases().isEmpty()
        ? "the name does not exist"
        : "its alias ends at a name that does not exist, which others may register";
  }

  private static String whyUnusable(MailHost host) {
    return switch (host.standing()) {
      case PRIVATE -> "it has only private or reserved addresses";
      case LITERAL -> "it is an IP address, not a host name";
      case WITHOUT_ADDRESS -> whyNoAddress(host);
      case USABLE, LOOKUP_REFUSED, NOT_SEEN, BEYOND_LIMIT ->
          throw new IllegalStateException(host.host() + " may well be usable");
    };
  }
}
