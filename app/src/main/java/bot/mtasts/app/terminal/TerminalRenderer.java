package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.DimensionNote;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.SpanOfTime;
import bot.mtasts.core.report.Status;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A report for a terminal. Pure: the same report in the same form gives the same text.
public final class TerminalRenderer {
  private static final int NAME_COLUMN = 13;
  private static final int WIDEST_BAR = 30;
  private static final int BESIDE_BAR = 22; // margin, "100/100", "grade A"

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
    score(sheet, report);
    dimensions(sheet, report);
    HostLines.write(sheet, report);
    for (Severity severity : Severity.values()) {
      for (Finding finding : report.findings(severity)) {
        FindingText.write(sheet, finding, form.verbose());
      }
    }
    CachedOutlook cached = report.cachedOutlook();
    if (cached != null) {
      sheet.gap();
      sheet.line(sheet.paint(Style.STRONG, "Senders that hold an earlier policy"));
      sheet.prose(2, cached.words(), Style.NORMAL);
    }
    if (form.explainScore()) {
      ScoreTable.write(sheet, report.score());
    }
    if (form.verbose()) {
      Evidence.served(sheet, report);
      Waterfall.write(sheet, report);
    }
    foot(sheet, report);
    return sheet.toString();
  }

  private static void verdict(Sheet sheet, CheckReport report) {
    Style style = Signs.style(report.verdict());
    String word = report.verdict().word().replace('_', ' ').toUpperCase(Locale.ROOT);
    Paragraph line =
        sheet
            .paragraph()
            .text(Signs.symbol(report.verdict()) + " " + word + "  ", style)
            .text(VisibleLine.of(report.domainUnicode(), 300), Style.STRONG);
    if (!report.domainUnicode().equals(report.domain().ascii())) {
      line.text(" (" + report.domain() + ")", Style.NORMAL);
    }
    sheet.paragraph("", 2, line);
    sheet.prose(2, report.summary(), Style.NORMAL);
  }

  private static void score(Sheet sheet, CheckReport report) {
    Integer total = report.score().total();
    if (total == null) {
      return;
    }
    Style style = Signs.style(report.verdict());
    int bar = Math.min(WIDEST_BAR, sheet.width() - BESIDE_BAR);
    int filled = Math.round(total * bar / 100f);
    sheet.gap();
    sheet.line(
        "  "
            + sheet.paint(style, "█".repeat(filled))
            + sheet.paint(Style.FAINT, "░".repeat(bar - filled))
            + "  "
            + sheet.paint(Style.STRONG, total + "/100")
            + "  grade "
            + sheet.paint(style, String.valueOf(report.score().grade())));
  }

  private static void dimensions(Sheet sheet, CheckReport report) {
    sheet.gap();
    for (Outcome outcome : report.outcomes()) {
      String word =
          switch (outcome.status()) {
            case PASS, WARN, FAIL -> "";
            case UNDETERMINED -> "not judged: ";
            case SKIPPED -> "skipped: ";
          };
      Style style = outcome.status() == Status.SKIPPED ? Style.FAINT : Style.NORMAL;
      sheet.paragraph(
          "  "
              + sheet.paint(Signs.style(outcome.status()), Signs.symbol(outcome.status()))
              + " "
              + Columns.padded(outcome.dimension().word(), NAME_COLUMN),
          NAME_COLUMN + 4,
          sheet.paragraph().text(word, style).note(DimensionNote.of(report, outcome), style));
    }
  }

  private static void foot(Sheet sheet, CheckReport report) {
    sheet.gap();
    if (!report.findings().isEmpty()) {
      sheet.paragraph(
          "",
          0,
          sheet
              .paragraph()
              .text(
                  "More on a finding: ./mtasts explain "
                      + report.findings().getFirst().code().word(),
                  Style.FAINT));
    }
    String line =
        "Looked at %s in %s, report %s"
            .formatted(
                report.startedAt().truncatedTo(ChronoUnit.SECONDS),
                SpanOfTime.took(report.took()),
                VisibleLine.of(report.id()));
    sheet.paragraph("", 0, sheet.paragraph().text(line, Style.FAINT));
  }
}
