package bot.mtasts.webhook.callback;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.ModeColumn;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The event of a check that was never made, to try templates and integrations with. It says of
/// itself that it is a test.
public final class SampleEvent {
  private static final DomainName DOMAIN = new DomainName("example.com");

  private SampleEvent() {}

  /// The report that the event is about.
  public static CheckReport report(Instant now) {
    Finding finding =
        new Finding(
            FindingCode.MISSING_RECORD,
            FindingCode.MISSING_RECORD.severity(ModeColumn.ENFORCE),
            Dimension.RECORD,
            FindingCode.MISSING_RECORD.effect(ModeColumn.ENFORCE),
            Prose.of("A finding would stand here, with what was seen: {}.", "_mta-sts." + DOMAIN),
            Prose.of(
                "what to do would stand here, with the text to paste:{}",
                Prose.block("_mta-sts.%s. TXT \"v=STSv1; id=1\"".formatted(DOMAIN))),
            List.of(),
            null,
            Map.of("name", "_mta-sts." + DOMAIN));
    List<Outcome> outcomes =
        Arrays.stream(Dimension.values()).map(dimension -> outcome(dimension, finding)).toList();
    List<Score.Points> points =
        Arrays.stream(Dimension.values())
            .map(dimension -> new Score.Points(dimension, null))
            .toList();
    return new CheckReport(
        Ids.check(now),
        DOMAIN,
        DOMAIN.unicode(),
        now,
        Duration.ZERO,
        Verdict.UNDETERMINED,
        Prose.of("This is a test: nothing was looked at, and {} is only an example.", DOMAIN),
        new Score(null, null, points, null),
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

  private static Outcome outcome(Dimension dimension, Finding finding) {
    return dimension == finding.dimension()
        ? Outcome.judged(dimension, List.of(finding), null)
        : Outcome.skipped(dimension, "this is a test");
  }

  /// The end of the check that was never made.
  public static CheckStanding.Completed ended(CheckReport report, Instant now) {
    return new CheckStanding.Completed(
        new CheckRequest(report.id(), report.domain(), null, "4711", List.of(), false, now),
        report);
  }

  /// The event as JSON, as templates see it.
  public static String json(Instant now) {
    return EventJson.of(EventType.CHECK_COMPLETED, ended(report(now), now), now);
  }
}
