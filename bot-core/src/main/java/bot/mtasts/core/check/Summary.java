package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one sentence behind the one word, with what was not judged.
final class Summary {
  private Summary() {}

  static Prose of(Verdict verdict, List<Outcome> outcomes, List<Finding> findings) {
    Prose sentence = withCachedPolicy(verdict, findings, sentence(verdict, outcomes, findings));
    String notJudged = notJudged(verdict, outcomes);
    return notJudged.isEmpty()
        ? sentence
        : sentence.then(" Not judged: {}.", Prose.words(notJudged));
  }

  private static Prose sentence(Verdict verdict, List<Outcome> outcomes, List<Finding> findings) {
    return switch (verdict) {
      case PROTECTED ->
          warnings(findings) == 0
              ? protectedWell(outcomes)
              : Prose.of(
                  "Mail to this domain is protected, and {} could be better.",
                  Prose.words(things(warnings(findings))));
      case TESTING ->
          Prose.of("MTA-STS is in testing: senders report failures and deliver all the same.");
      case DISABLED -> Prose.of("MTA-STS is announced and switched off by mode {}.", "none");
      case AT_RISK ->
          Prose.of(
              "Senders that honour MTA-STS or DANE refuse or delay mail here: {}.",
              worst(findings, finding -> finding.effect() == Effect.DELIVERY));
      case BROKEN ->
          Prose.of(
              "MTA-STS is published, and senders cannot rely on it: {}.",
              worst(findings, finding -> finding.effect() == Effect.PROTECTION));
      case ABSENT ->
          Prose.of(
              "This domain does not publish MTA-STS: anyone on the path can make its mail"
                  + " travel in cleartext.");
      case NOT_APPLICABLE ->
          Prose.of(
              "This domain says that it takes no mail (Null MX): there is nothing to protect.");
      case UNDETERMINED -> Prose.of("We could not see enough to say: {}.", whyUnseen(outcomes));
    };
  }

  // What was not judged is named behind the sentence, which does not claim it then.
  private static Prose protectedWell(List<Outcome> outcomes) {
    boolean hostsJudged =
        outcomes.stream()
            .noneMatch(outcome ->
                outcome.dimension() == Dimension.STARTTLS
                    && outcome.status() == Status.UNDETERMINED);
    return hostsJudged
        ? Prose.of(
            "Mail to this domain is protected: senders enforce TLS, and every MX host is ready for"
                + " it.")
        : Prose.of("Mail to this domain is protected: senders enforce TLS.");
  }

  // `absent` and `broken` come before `at_risk`, and would hide that mail may bounce today.
  private static Prose withCachedPolicy(Verdict verdict, List<Finding> findings, Prose sentence) {
    boolean hidden = verdict == Verdict.ABSENT || verdict == Verdict.BROKEN;
    boolean cached =
        findings.stream().anyMatch(finding -> finding.code() == FindingCode.REMOVED_WHILE_CACHED);
    return hidden && cached
        ? sentence.then(" Senders may still hold the earlier policy, and refuse mail by it.")
        : sentence;
  }

  private static Prose.Text worst(List<Finding> findings, Predicate<Finding> about) {
    String title =
        findings.stream()
            .filter(finding -> finding.critical() && about.test(finding))
            .map(finding -> finding.code().title())
            .findFirst()
            .orElseThrow();
    long more =
        findings.stream().filter(finding -> finding.critical() && about.test(finding)).count() - 1;
    String said = Character.toLowerCase(title.charAt(0)) + title.substring(1);
    boolean name = title.length() > 1 && Character.isUpperCase(title.charAt(1));
    return Prose.words((name ? title : said) + (more > 0 ? " (and %d more)".formatted(more) : ""));
  }

  private static Prose.Text whyUnseen(List<Outcome> outcomes) {
    return Prose.words(
        Stream.of(Dimension.RECORD, Dimension.FETCH, Dimension.COVERAGE)
            .flatMap(dimension ->
                outcomes.stream()
                    .filter(outcome -> outcome.dimension() == dimension)
                    .filter(outcome -> outcome.status() == Status.UNDETERMINED))
            .map(Outcome::reason)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static String notJudged(Verdict verdict, List<Outcome> outcomes) {
    return verdict == Verdict.UNDETERMINED
        ? ""
        : outcomes.stream()
            .filter(outcome -> outcome.status() == Status.UNDETERMINED)
            .map(outcome -> "%s (%s)".formatted(outcome.dimension().title(), outcome.reason()))
            .collect(Collectors.joining(", "));
  }

  private static long warnings(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.WARNING).count();
  }

  private static String things(long number) {
    return number == 1 ? "one thing" : number + " things";
  }
}
