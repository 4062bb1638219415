package bot.mtasts.webhook.fakes;

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

/// A small report, with one finding that quotes a stranger.
public final class SampleReport {
  private SampleReport() {}

  /// The report of a check.
  public static CheckReport of(String id, DomainName domain) {
    Finding finding =
        new Finding(
            FindingCode.RECORD_MALFORMED,
            Severity.CRITICAL,
            Dimension.RECORD,
            Effect.PROTECTION,
            Prose.of("The record reads {}.", "<script>alert(1)</script> bücher"),
            Prose.of("Publish this instead:{}", Prose.block("v=STSv1; id=1;")),
            List.of(),
            null,
            Map.of("texts", List.of("v=STSv2")));
    return new CheckReport(
        id,
        domain,
        domain.unicode(),
        Instant.parse("2026-11-15T12:00:01.250Z"),
        Duration.ofMillis(1_250),
        Verdict.BROKEN,
        Prose.of("MTA-STS is published, and senders cannot rely on it."),
        new Score(
            10,
            "F",
            Arrays.stream(Dimension.values()).map(each -> new Score.Points(each, 0.0)).toList(),
            null),
        Arrays.stream(Dimension.values()).map(each -> outcome(each, finding)).toList(),
        List.of(finding),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(
            new CheckReport.Step("dns TXT _mta-sts." + domain, 0, 21),
            new CheckReport.Step("https 192.0.2.1", 21, 300),
            new CheckReport.Step("smtp mx1." + domain + " 192.0.2.2", 21, 900)),
        null);
  }

  private static Outcome outcome(Dimension dimension, Finding finding) {
    return dimension == Dimension.RECORD
        ? Outcome.judged(dimension, List.of(finding), null)
        : Outcome.skipped(dimension, "there is no usable record");
  }
}
