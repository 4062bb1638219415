package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.SenderDifference;
import java.util.Locale;
import java.util.Map;

/// One finding: what is so, what to do, and in small print where the rule comes from.
final class FindingText {
  private static final int LONGEST_SMALL_PRINT = 1_000;

  private FindingText() {}

  static void write(Sheet sheet, Finding finding, boolean verbose) {
    title(sheet, finding);
    body(sheet, finding);
    if (verbose) {
      Evidence.of(sheet, finding.evidence());
    }
  }

  static void title(Sheet sheet, Finding finding) {
    sheet.gap();
    sheet.paragraph(
        "",
        2,
        sheet
            .paragraph()
            .text(
                Signs.symbol(finding.severity())
                    + " "
                    + finding.severity().word().toUpperCase(Locale.ROOT)
                    + " ",
                Signs.style(finding.severity()))
            .text(finding.code().title(), Style.STRONG)
            .text(" (" + finding.code().word() + ")", Style.FAINT));
  }

  static void body(Sheet sheet, Finding finding) {
    sheet.prose(2, finding.detail(), Style.NORMAL);
    if (!finding.remedy().spans().isEmpty()) {
      Prose lead = Prose.of(finding.severity() == Severity.INFO ? "" : "What to do: ");
      sheet.gap();
      sheet.prose(2, lead.then("{}", finding.remedy()), Style.NORMAL);
    }
    sheet.gap();
    sheet.paragraph("  ", 2, sheet.paragraph().text(smallPrint(finding), Style.FAINT));
  }

  private static String smallPrint(Finding finding) {
    StringBuilder line = new StringBuilder(finding.code().source());
    Effect effect = finding.effect();
    if (effect != null) {
      line.append(
          switch (effect) {
            case DELIVERY -> " · mail is refused or delayed";
            case PROTECTION -> " · mail flows unprotected";
          });
    }
    if (!finding.senderReports().isEmpty()) {
      line.append(" · senders report ").append(String.join(", ", finding.senderReports()));
    }
    Map<String, Object> senders = finding.senders();
    if (senders != null) {
      line.append(" · senders differ: ").append(SenderDifference.inWords(senders));
    }
    return VisibleLine.of(line.toString(), LONGEST_SMALL_PRINT);
  }
}
