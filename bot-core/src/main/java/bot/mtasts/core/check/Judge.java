package bot.mtasts.core.check;

import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// From everything that was seen to everything there is to say. Pure: the same observations give
/// the same report.
public final class Judge {
  private static final Comparator<Finding> REPORT_ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::dimension)
          .thenComparing(Finding::code);

  private Judge() {}

  /// Judges a look.
  ///
  /// @param id of the check
  /// @param took how long the look lasted
  public static CheckReport report(String id, Observations seen, Duration took) {
    Case judged = judge(seen);
    List<Outcome> outcomes = judged.settled();
    List<Finding> findings =
        outcomes.stream()
            .flatMap(outcome -> outcome.findings().stream())
            .sorted(REPORT_ORDER)
            .toList();
    Verdict verdict = VerdictRule.of(judged);
    Sections sections = new Sections(judged);
    return new CheckReport(
        id,
        seen.domain(),
        seen.domain().unicode(),
        seen.now(),
        took,
        verdict,
        Summary.of(verdict, outcomes, findings),
        ScoreRule.of(outcomes, verdict),
        outcomes,
        findings,
        sections.record(),
        sections.policy(),
        sections.certificate(),
        sections.mx(),
        sections.tlsRpt(),
        sections.dane(),
        sections.steps(),
        sections.cachedOutlook());
  }

  /// Settles every dimension in order.
  static Case judge(Observations seen) {
    Case settling = Case.open(seen);
    for (Check check : Checks.IN_ORDER) {
      settling = settling.settle(check.judge(settling));
    }
    return settling;
  }
}
