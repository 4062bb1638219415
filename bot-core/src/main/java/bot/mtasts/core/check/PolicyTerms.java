package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import com.google.common.net.InternetDomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a well-formed policy commits to: its mode, how long senders keep it, how wide it is.
final class PolicyTerms {
  private PolicyTerms() {}

  static List<Finding> of(
      Policy policy, PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    List<Finding> findings = new ArrayList<>();
    maxAgeShort(policy, mending, found).ifPresent(findings::add);
    patternWide(policy, mending, found).ifPresent(findings::add);
    switch (policy.mode()) {
      case ENFORCE -> {
        // Nothing to say: this is what MTA-STS is for.
      }
      case TESTING -> findings.add(testing(policy, mending, found));
      case NONE -> findings.add(none(mending, found));
    }
    return findings;
  }

  private static Optional<Finding> maxAgeShort(
      Policy policy, PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    Duration least = least(policy.mode());
    if (policy.maxAge().compareTo(least) >= 0) {
      return Optional.empty();
    }
    FindingDraft draft =
        found
            .apply(FindingCode.POLICY_MAX_AGE_SHORT)
            .evidence("maxAge", policy.maxAge().toSeconds())
            .evidence("least", least.toSeconds())
            .evidence("lines", lines(mending, "max_age"));
    draft =
        policy.maxAge().isZero()
            ? draft.detail(
                "{} is 0: the grammar allows it, and senders may not keep the policy for even a"
                    + " moment, so that it protects no mail.",
                "max_age")
            : draft.detail(
                "{} is {} seconds. In mode {} it should be at least {}: a sender that has forgotten"
                    + " the policy can be kept from fetching it again.",
                "max_age",
                policy.maxAge().toSeconds(),
                policy.mode().word(),
                least.toSeconds());
    return Optional.of(
        draft.remedy(mending.line("max_age: " + PasteText.usualMaxAge(policy.mode()).toSeconds())));
  }

  // RFC 8461 §3.2 and §10.2 want "weeks or greater"; a mode that switches off may be short.
  private static Duration least(PolicyMode mode) {
    return switch (mode) {
      case ENFORCE -> PasteText.WEEK;
      case TESTING -> PasteText.DAY;
      case NONE -> Duration.ZERO;
    };
  }

  /// The policy's `max_age`, or what serves its mode well where that is too short.
  static Duration sensibleMaxAge(Policy policy) {
    return policy.maxAge().compareTo(least(policy.mode())) >= 0
        ? policy.maxAge()
        : PasteText.usualMaxAge(policy.mode());
  }

  private static Optional<Finding> patternWide(
      Policy policy, PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    List<String> wide = wide(policy);
    return wide.isEmpty()
        ? Optional.empty()
        : Optional.of(
            found
                .apply(FindingCode.MX_PATTERN_WIDE)
                .detail(
                    "Anyone can get a host name that {} covers: names below it are registered or"
                        + " given out to the public. Whoever can forge the MX records can then point"
                        + " them at such a host, certificate included.",
                    wide)
                .evidence("patterns", wide)
                .evidence("lines", PlaceFacts.ofPatterns(mending.reading(), wide))
                .remedy(mending.mxLines()));
  }

  /// The patterns that cover host names anyone can get.
  static List<String> wide(Policy policy) {
    return policy.mx().stream()
        .filter(MxPattern::wildcard)
        .filter(pattern -> isOpenToStrangers(pattern.base()))
        .map(MxPattern::toString)
        .distinct()
        .toList();
  }

  /// A top-level domain, or a public suffix of either section: under `co.uk` strangers register
  /// domains, under `github.io` they name hosts.
  private static boolean isOpenToStrangers(HostName base) {
    return base.labels().size() == 1
        || (InternetDomainName.isValid(base.text())
            && InternetDomainName.from(base.text()).isPublicSuffix());
  }

  private static Finding testing(
      Policy policy, PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    Duration longest =
        policy.maxAge().compareTo(PasteText.WEEK) < 0 ? PasteText.WEEK : policy.maxAge();
    return found
        .apply(FindingCode.MODE_TESTING)
        .detail(
            "The policy's mode is {}: senders report what fails, and deliver all the same.",
            PolicyMode.TESTING.word())
        .evidence("mode", PolicyMode.TESTING.word())
        .evidence("lines", lines(mending, "mode"))
        .remedy(
            Prose.of("When the reports of some weeks show no failures, enforce it. ")
                .then("{}", mending.wholeFile(PolicyMode.ENFORCE, longest)));
  }

  private static Finding none(PolicyMending mending, Function<FindingCode, FindingDraft> found) {
    return found
        .apply(FindingCode.MODE_NONE)
        .detail(
            "The policy's mode is {}: senders treat the domain as if it had no MTA-STS.",
            PolicyMode.NONE.word())
        .evidence("mode", PolicyMode.NONE.word())
        .evidence("lines", lines(mending, "mode"))
        .remedy(
            Prose.of(
                    "If MTA-STS is being withdrawn, withdraw the record once every sender's copy"
                        + " has run out. To protect mail, begin with testing. ")
                .then(
                    "{}",
                    mending.wholeFile(
                        PolicyMode.TESTING, PasteText.usualMaxAge(PolicyMode.TESTING))));
  }

  private static List<Map<String, Object>> lines(PolicyMending mending, String field) {
    return PlaceFacts.of(mending.reading(), field, _ -> true);
  }
}
