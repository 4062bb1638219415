package bot.mtasts.slack.out;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A report with one finding, in which a stranger tries his luck.
final class SampleReport {
  static final String ID = "chk_01JD0000000000000000000000";
  static final String EVIL = "<!channel> <@U123> *bold* `tick` <https://evil.test|bank>";

  private SampleReport() {}

  static CheckReport of(DomainName domain) {
    Finding finding =
        new Finding(
            FindingCode.RECORD_MALFORMED,
            Severity.CRITICAL,
            Dimension.RECORD,
            Effect.PROTECTION,
            Prose.of("The record reads {}.", EVIL),
            Prose.of("Publish {}.", "v=STSv1; id=1"),
            List.of(),
            null,
            Map.of());
    List<Outcome> outcomes =
        Arrays.stream(Dimension.values())
            .map(dimension ->
                dimension == Dimension.RECORD
                    ? Outcome.judged(dimension, List.of(finding), null)
                    : Outcome.skipped(dimension, "There is no record."))
            .toList();
    return new CheckReport(
        ID,
        domain,
        domain.unicode(),
        Instant.parse("2026-11-22T10:00:00Z"),
        Duration.ofMillis(812),
        Verdict.BROKEN,
        Prose.of("The record of {} is broken.", domain.ascii()),
        new Score(
            20,
            "F",
            Arrays.stream(Dimension.values())
                .map(dimension -> new Score.Points(dimension, null))
                .toList(),
            null),
        outcomes,
        List.of(finding),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }
}
