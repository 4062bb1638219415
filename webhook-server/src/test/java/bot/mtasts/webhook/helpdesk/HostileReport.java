package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import bot.mtasts.webhook.callback.SampleEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reports whose strangers' text tries to be obeyed.
final class HostileReport {
  /// Markup of every format that a helpdesk renders, and what moves a cursor or turns a direction.
  static final String MARKUP =
      "<img src=x onerror=alert(1)> \"'& [code]<script>[/code] {noformat}{code}[~admin] !http://e.example/x!"
          + " [bank|http://e.example] </pre><b> \u202Eevil\u0000 \\";

  private HostileReport() {}

  /// One finding with hostile values in a sentence and in a block.
  static CheckReport one() {
    return with(List.of(finding(FindingCode.MISSING_RECORD, Severity.CRITICAL, MARKUP)));
  }

  /// As many findings as would fill a book.
  static CheckReport many() {
    return with(
        IntStream.range(0, 200)
            .mapToObj(i ->
                finding(
                    FindingCode.RECORD_MALFORMED,
                    Severity.WARNING,
                    (MARKUP + "\n").repeat(i % 40 + 1)))
            .toList());
  }

  static CheckReport with(List<Finding> findings) {
    CheckReport it = SampleEvent.report(SetUp.NOW);
    return new CheckReport(
        it.id(),
        it.domain(),
        it.domainUnicode(),
        it.startedAt(),
        it.took(),
        it.verdict(),
        it.summary(),
        it.score(),
        it.outcomes(),
        findings,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static Finding finding(FindingCode code, Severity severity, String value) {
    return new Finding(
        code,
        severity,
        code.dimension(),
        null,
        Prose.of("The record says {}.", value),
        Prose.of("publish this:{}", Prose.block(value)),
        List.of(),
        null,
        Map.of());
  }
}
