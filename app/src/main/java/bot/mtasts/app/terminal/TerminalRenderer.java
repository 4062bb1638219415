package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.DimensionNote;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.SenderDifference;
import bot.mtasts.core.report.SpanOfTime;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A report for a terminal. Pure: the same report in the same form gives the same text.
public final class TerminalRenderer {
  private static final int NAME_COLUMN = 13;
  private static final int BAR = 30;
  private static final int MOST_HOSTS = 20;

  private final Form form;

  /// How a report is to be shown.
  ///
  /// @param width columns; kept between 40 and 100
  /// @param verbose with evidence, what was served, and timings
  /// @param explainScore with each dimension's points and the ceiling
  public record Form(Paint paint, int width, boolean verbose, boolean explainScore) {
    public Form {
      width = Math.clamp(width, 40, 100);
    }
  }

  public TerminalRenderer(Form form) {
    this.form = form;
  }

  /// The whole report; ends with a line end.
  public String render(CheckReport report) {
    Sheet sheet = new Sheet(form.paint(), form.width());
    verdict(sheet, report);
    dimensions(sheet, report);
    hosts(sheet, report);
    for (Severity severity : Severity.values()) {
      for (Finding finding : report.findings(severity)) {
        finding(sheet, finding);
      }
    }
    CachedOutlook cached = report.cachedOutlook();
    if (cached != null) {
      sheet.gap();
      sheet.line(sheet.paint(Style.STRONG, "Senders that still hold an earlier policy"));
      sheet.prose(2, cached.words(), Style.NORMAL);
    }
    if (form.explainScore()) {
      ScoreTable.write(sheet, report.score());
    }
    if (form.verbose()) {
      Evidence.served(sheet, report);
      Waterfall.write(sheet, report);
    }
    sheet.gap();
    sheet.line(
        sheet.paint(
            Style.FAINT,
            "Looked at %s in %s, report %s"
                .formatted(
                    report.startedAt().toString().replaceFirst("\\.\\d+Z$", "Z"),
                    SpanOfTime.took(report.took()),
                    VisibleLine.of(report.id()))));
    return sheet.toString();
  }

  private static void verdict(Sheet sheet, CheckReport report) {
    Style style = style(report.verdict());
    String word = report.verdict().word().replace('_', ' ').toUpperCase(Locale.ROOT);
    String domain = VisibleLine.of(report.domainUnicode());
    String ascii =
        report.domainUnicode().equals(report.domain().ascii()) ? "" : " (" + report.domain() + ")";
    sheet.line(
        sheet.paint(style, symbol(report.verdict()) + " " + word)
            + "  "
            + sheet.paint(Style.STRONG, domain)
            + ascii);
    sheet.prose(2, report.summary(), Style.NORMAL);
    Integer total = report.score().total();
    if (total != null) {
      int filled = Math.round(total * BAR / 100f);
      sheet.gap();
      sheet.line(
          "  "
              + sheet.paint(style, "█".repeat(filled))
              + sheet.paint(Style.FAINT, "░".repeat(BAR - filled))
              + "  "
              + sheet.paint(Style.STRONG, total + "/100")
              + "  grade "
              + sheet.paint(style, String.valueOf(report.score().grade())));
    }
  }

  private static void dimensions(Sheet sheet, CheckReport report) {
    sheet.gap();
    for (Outcome outcome : report.outcomes()) {
      Style style = style(outcome.status());
      Prose note = DimensionNote.of(report, outcome);
      String word =
          switch (outcome.status()) {
            case PASS, WARN, FAIL -> "";
            case UNDETERMINED -> "not judged: ";
            case SKIPPED -> "skipped: ";
          };
      Style noteStyle = outcome.status() == Status.SKIPPED ? Style.FAINT : Style.NORMAL;
      sheet.paragraph(
          "  "
              + sheet.paint(style, symbol(outcome.status()))
              + " "
              + Columns.padded(outcome.dimension().word(), NAME_COLUMN),
          NAME_COLUMN + 4,
          sheet.paragraph().text(word, noteStyle).prose(note, noteStyle));
    }
  }

  private static void hosts(Sheet sheet, CheckReport report) {
    List<MxSection> hosts = report.mx();
    if (hosts == null || hosts.isEmpty()) {
      return;
    }
    sheet.gap();
    sheet.line(sheet.paint(Style.STRONG, "What a sender does with mail for"));
    int widest =
        hosts.stream()
            .limit(MOST_HOSTS)
            .mapToInt(mx -> Columns.of(VisibleLine.of(mx.host().text())))
            .max()
            .orElse(0);
    int column = Math.min(widest, sheet.width() / 2);
    hosts.stream().limit(MOST_HOSTS).forEach(mx -> host(sheet, mx, column));
    if (hosts.size() > MOST_HOSTS) {
      sheet.line("  … and " + (hosts.size() - MOST_HOSTS) + " more");
    }
  }

  private static void host(Sheet sheet, MxSection mx, int column) {
    String name = VisibleLine.of(mx.host().text());
    String preference = mx.preference() == null ? "" : String.valueOf(mx.preference());
    Paragraph words = sheet.paragraph().text(words(mx.outlook()), style(mx.outlook()));
    String reason = mx.starttls().reason();
    if (mx.outlook() != Outlook.DELIVERS_PROTECTED && reason != null) {
      words.text(" (STARTTLS: " + VisibleLine.of(reason) + ")", Style.FAINT);
    }
    String first = "  %5s %s  ".formatted(preference, Columns.padded(name, column));
    if (Columns.of(name) > column) {
      sheet.line(first);
      sheet.paragraph(" ".repeat(10), 10, words);
    } else {
      sheet.paragraph(first, column + 10, words);
    }
  }

  private void finding(Sheet sheet, Finding finding) {
    sheet.gap();
    Style style = style(finding.severity());
    sheet.paragraph(
        "",
        2,
        sheet
            .paragraph()
            .text(
                symbol(finding.severity())
                    + " "
                    + finding.severity().word().toUpperCase(Locale.ROOT)
                    + "  ",
                style)
            .text(finding.code().title(), Style.STRONG));
    sheet.prose(2, finding.detail(), Style.NORMAL);
    if (!finding.remedy().spans().isEmpty()) {
      sheet.gap();
      sheet.prose(2, lead(finding).then("{}", finding.remedy()), Style.NORMAL);
    }
    sheet.gap();
    sheet.paragraph("  ", 2, smallPrint(sheet, finding));
    if (form.verbose()) {
      Evidence.of(sheet, finding.evidence());
    }
  }

  private static Prose lead(Finding finding) {
    return Prose.of(finding.severity() == Severity.INFO ? "" : "What to do: ");
  }

  private static Paragraph smallPrint(Sheet sheet, Finding finding) {
    StringBuilder line = new StringBuilder(finding.code().source());
    Effect effect = finding.effect();
    if (effect != null) {
      line.append(
          switch (effect) {
            case DELIVERY -> " · touches delivery";
            case PROTECTION -> " · touches protection";
          });
    }
    if (!finding.senderReports().isEmpty()) {
      line.append(" · senders report ").append(String.join(", ", finding.senderReports()));
    }
    Map<String, Object> senders = finding.senders();
    if (senders != null) {
      line.append(" · ").append(SenderDifference.inWords(senders));
    }
    line.append(" · ./mtasts explain ").append(finding.code().word());
    return sheet.paragraph().text(VisibleLine.of(line.toString(), 2_000), Style.FAINT);
  }

  private static String words(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> "delivers, protected";
      case DELIVERS_UNPROTECTED -> "delivers, unprotected";
      case DELIVERS_AND_REPORTS -> "delivers, and reports failures";
      case REFUSES -> "refuses";
      case UNDETERMINED -> "not judged";
    };
  }

  private static Style style(Outlook outlook) {
    return switch (outlook) {
      case DELIVERS_PROTECTED -> Style.GOOD;
      case DELIVERS_UNPROTECTED, DELIVERS_AND_REPORTS -> Style.DOUBTFUL;
      case REFUSES -> Style.BAD;
      case UNDETERMINED -> Style.UNKNOWN;
    };
  }

  private static String symbol(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> "✔";
      case TESTING, DISABLED -> "!";
      case ABSENT, BROKEN, AT_RISK -> "✘";
      case UNDETERMINED -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case PROTECTED -> Style.GOOD_STRONG;
      case TESTING, DISABLED -> Style.DOUBTFUL_STRONG;
      case ABSENT, BROKEN, AT_RISK -> Style.BAD_STRONG;
      case UNDETERMINED -> Style.UNKNOWN;
      case NOT_APPLICABLE -> Style.STRONG;
    };
  }

  private static String symbol(Status status) {
    return switch (status) {
      case PASS -> "✔";
      case WARN -> "!";
      case FAIL -> "✘";
      case UNDETERMINED -> "?";
      case SKIPPED -> "–";
    };
  }

  private static Style style(Status status) {
    return switch (status) {
      case PASS -> Style.GOOD;
      case WARN -> Style.DOUBTFUL;
      case FAIL -> Style.BAD;
      case UNDETERMINED -> Style.UNKNOWN;
      case SKIPPED -> Style.FAINT;
    };
  }

  private static String symbol(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "✘";
      case WARNING -> "!";
      case INFO -> "·";
    };
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.BAD_STRONG;
      case WARNING -> Style.DOUBTFUL_STRONG;
      case INFO -> Style.STRONG;
    };
  }
}
