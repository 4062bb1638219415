package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.MxValue;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Today's MX hosts against the patterns of a policy (RFC 8461 §4.1).
final class MatchFindings {
  private final Case given;
  private final Policy policy;
  private final List<MailHost> hosts;
  private final List<MailHost> uncovered;

  private MatchFindings(Case given, Policy policy, List<MailHost> hosts) {
    this.given = given;
    this.policy = policy;
    this.hosts = hosts;
    this.uncovered = hosts.stream().filter(host -> host.coverIn(policy).isEmpty()).toList();
  }

  /// What the comparison comes to; nothing when no MX host was seen.
  static List<Finding> of(Case given, Policy policy, List<MailHost> hosts) {
    return hosts.isEmpty() ? List.of() : new MatchFindings(given, policy, hosts).all();
  }

  private List<Finding> all() {
    if (uncovered.size() == hosts.size()) {
      // That every pattern is unused then, too, is the same fact.
      return List.of(noMatch());
    }
    List<Finding> findings = new ArrayList<>();
    if (!uncovered.isEmpty()) {
      findings.add(partialMatch());
    }
    List<MxPattern> unused =
        policy.mx().stream().distinct().filter(pattern -> !matchesAny(pattern)).toList();
    if (!unused.isEmpty()) {
      findings.add(patternUnused(unused));
    }
    return findings;
  }

  private boolean matchesAny(MxPattern pattern) {
    return hosts.stream()
        .anyMatch(
            host -> host.standing() != MailHost.Standing.LITERAL && pattern.covers(host.host()));
  }

  private Finding partialMatch() {
    List<HostName> names = uncovered.stream().map(MailHost::host).toList();
    return withEvidence(FindingCode.MX_PARTIAL_MATCH)
        .detail(
            Prose.of(
                    "{} {} none of the policy's mx patterns, which are {}. ",
                    MxNames.some(names),
                    MxNames.agree(names.size(), "matches", "match"),
                    MxNames.some(policy.mx()))
                .then("{}", consequence()))
        .remedy(
            withPolicy(
                named(uncovered).isEmpty()
                    ? Prose.of("Let the MX record name a host in place of the IP address. ")
                    : Prose.of(
                        "Add to the policy:{}(or delete the MX record of a host that is no longer"
                            + " yours). ",
                        lines(named(uncovered))),
                Stream.concat(patterns(policy.mx()), named(uncovered).stream())));
  }

  private Finding noMatch() {
    Prose who =
        hosts.getFirst().implicit()
            ? Prose.of(
                "The domain has no MX record, so mail goes to {} itself, which matches none of",
                given.seen().domain())
            : Prose.of(
                "Not one MX host ({}) matches any of",
                MxNames.some(hosts.stream().map(MailHost::host).toList()));
    return withEvidence(FindingCode.MX_NO_MATCH)
        .detail(
            Prose.of(
                "{} the policy's mx patterns, which are {}. {}",
                who,
                MxNames.some(policy.mx()),
                consequence()))
        .remedy(
            withPolicy(
                named(hosts).isEmpty()
                    ? Prose.of("Let the MX record name a host in place of the IP address. ")
                    : Prose.of(
                        "In place of its own, let the policy have these mx lines:{}",
                        lines(named(hosts))),
                named(hosts).stream()));
  }

  private Finding patternUnused(List<MxPattern> unused) {
    List<String> values = patterns(unused).toList();
    PolicyReading reading = given.policy();
    return given
        .found(FindingCode.MX_PATTERN_UNUSED)
        .detail(
            "The policy lists {}, which {} none of today's MX hosts. That is fine for a host kept"
                + " in reserve or about to come.",
            MxNames.some(unused),
            MxNames.agree(unused.size(), "matches", "match"))
        .evidence("patterns", values)
        .evidence("lines", reading == null ? List.of() : PlaceFacts.ofPatterns(reading, values))
        .remedy(
            withPolicy(
                Prose.of("If nothing is to come of it, take it out. "),
                patterns(policy.mx()).filter(value -> !values.contains(value))));
  }

  private FindingDraft withEvidence(FindingCode code) {
    return given
        .found(code)
        .evidence("hosts", uncovered.stream().map(MatchFindings::facts).toList())
        .evidence("patterns", policy.mx().stream().map(MxPattern::toString).toList());
  }

  private static Map<String, Object> facts(MailHost host) {
    HostFacts facts = HostFacts.of(host.host());
    Integer preference = host.seen().preference();
    if (preference != null) {
      facts.and("preference", preference);
    }
    return facts
        .because(
            host.standing() == MailHost.Standing.LITERAL
                ? "an IP address can match no pattern"
                : "it matches no pattern")
        .toMap();
  }

  private Prose consequence() {
    return Consequence.ofUnmet(
        given.mode(), "The policy switches MTA-STS off, so nothing follows today.");
  }

  /// What to do, with the whole policy that comes of it and the record that announces it. What else
  /// the policy commits to badly is mended in the same text: nobody should have to paste it twice.
  private Prose withPolicy(Prose first, Stream<String> mx) {
    List<String> values = narrow(mx.distinct().toList());
    if (values.isEmpty() && policy.mode() != PolicyMode.NONE) {
      // Without a host to name there is no policy to write down yet.
      return first.then("Then list that host in the policy.");
    }
    PasteText paste = PasteText.of(given.seen());
    return first.then(
        "The whole policy then reads:{}and the TXT record at {}, with a new id:{}",
        Prose.block(
            PasteText.policy(
                policy.mode(), values, PolicyTerms.sensibleMaxAge(policy), PasteText.LineEnd.LF)),
        paste.domain().recordName(),
        Prose.block(paste.record()));
  }

  /// The values without patterns that are open to strangers, and with the hosts that only those
  /// covered.
  private List<String> narrow(List<String> values) {
    List<String> wide = PolicyTerms.wide(policy);
    if (values.stream().noneMatch(wide::contains)) {
      return values;
    }
    List<MxPattern> kept =
        policy.mx().stream().filter(pattern -> !wide.contains(pattern.toString())).toList();
    List<MailHost> left =
        hosts.stream()
            .filter(host -> kept.stream().noneMatch(pattern -> pattern.covers(host.host())))
            .toList();
    return Stream.concat(
            values.stream().filter(value -> !wide.contains(value)), named(left).stream())
        .distinct()
        .toList();
  }

  /// The hosts that a policy can name: an address, or a name outside the grammar, it cannot.
  private static List<String> named(List<MailHost> hosts) {
    return hosts.stream()
        .map(host -> host.host().text())
        .filter(name -> MxValue.read(name) instanceof MxValue.Good)
        .distinct()
        .toList();
  }

  private static Stream<String> patterns(List<MxPattern> patterns) {
    return patterns.stream().map(MxPattern::toString);
  }

  private static Prose.Block lines(List<String> names) {
    return Prose.block("mx: " + String.join("\nmx: ", names));
  }
}
