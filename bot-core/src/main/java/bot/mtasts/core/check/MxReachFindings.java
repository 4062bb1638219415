package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.MailHost.Standing;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
            MailHost.some(hosts, named(Standing.WITHOUT_ADDRESS), this::unresolvable),
            MailHost.some(hosts, named(Standing.PRIVATE), this::privateSpace),
            MailHost.some(hosts, _ -> none, this::noneUsable))
        .flatMap(Optional::stream)
        .toList();
  }

  /// An MX host in the sense of those codes is one that a record names. The domain itself, standing
  /// in, is the only one there is: `mx_none_usable` says all.
  private static Predicate<MailHost> named(Standing standing) {
    return MailHost.at(standing).and(host -> !host.implicit());
  }

  private Optional<Finding> lookupFailed(List<MailHost> hosts) {
    if (seen.mx() instanceof DnsAnswer.Refused<?> refused) {
      // A signed zone that does not validate is `dnssec_bogus`, in place of this.
      return seen.mxSecurity().state() == DnssecStatus.State.BOGUS
          ? Optional.empty()
          : Optional.of(NameTrouble.lookupFailed(given, Dimension.COVERAGE, domain, "MX", refused));
    }
    return MailHost.some(hosts, MailHost.at(Standing.LOOKUP_REFUSED), this::addressLookupFailed);
  }

  /// The first host's trouble in words, and every host in the evidence.
  private Finding addressLookupFailed(List<MailHost> hosts) {
    MailHost first = hosts.getFirst();
    MailHost.Refusal refusal = first.refusal().orElseThrow();
    Finding one =
        NameTrouble.lookupFailed(
            given, Dimension.COVERAGE, first.host(), refusal.type(), refusal.answer());
    Map<String, Object> evidence = new LinkedHashMap<>(one.evidence());
    evidence.put(
        "hosts",
        MailHost.facts(
            hosts, (host, facts) -> facts.because(host.refusal().orElseThrow().answer().rcode())));
    return new Finding(
        one.code(),
        one.severity(),
        one.dimension(),
        one.effect(),
        one.detail(),
        one.remedy(),
        one.senderReports(),
        one.senders(),
        evidence);
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
            looksLikeMissingDot(first)
                ? Prose.of(
                    "The name ends in {} after something that is complete without it: a final"
                        + " dot seems to be missing in the zone file. The line should read:{}",
                    domain,
                    Prose.block(withoutTheDomain(first)))
                : Prose.of(
                    "Publish an A or AAAA record for {}, or delete its MX record:{}",
                    first.host(),
                    Prose.block(recordOf(first))));
  }

  // `MX 10 mx.example.net` without the final dot gets the zone's name behind it.
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
            "Publish the public address of {}, or delete its MX record from public DNS:{}",
            hosts.getFirst().host(),
            Prose.block(recordOf(hosts.getFirst())));
  }

  private Finding noneUsable(List<MailHost> hosts) {
    return given
        .found(FindingCode.MX_NONE_USABLE)
        .detail(
            hosts.getFirst().implicit()
                ? Prose.of(
                    "{} has no MX record, and no public address of its own to fall back to ({}), so"
                        + " it can receive no mail.",
                    domain,
                    Prose.words(whyUnusable(hosts.getFirst())))
                : Prose.of(
                    "Not one MX host of {} has a public address ({}), so the domain can receive no"
                        + " mail.",
                    domain,
                    MailHost.names(hosts)))
        .evidence("hosts", MailHost.facts(hosts, (host, facts) -> facts.because(whyUnusable(host))))
        .remedy(
            "If {} takes mail, publish {} with a public address. If it takes none, say so with a"
                + " Null MX alone:{}",
            domain,
            Prose.words(hosts.getFirst().implicit() ? "an MX host" : "at least one MX host"),
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
