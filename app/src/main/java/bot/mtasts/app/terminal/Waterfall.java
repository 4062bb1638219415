package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.Step;

/// The steps of a look on one time line: what ran side by side, and what was waited for.
final class Waterfall {
  private static final int TIMES = 9;

  private Waterfall() {}

  static void write(Sheet sheet, CheckReport report) {
    if (report.timings().isEmpty()) {
      return;
    }
    long end =
        report.timings().stream()
            .mapToLong(step -> step.startMs() + step.durationMs())
            .max()
            .orElse(1);
    int longest =
        report.timings().stream()
            .mapToInt(step -> Columns.of(VisibleLine.of(step.step())))
            .max()
            .orElse(0);
    int label = Math.min(longest, sheet.width() / 2 - 4);
    int bar = sheet.width() - label - TIMES - 5;
    sheet.gap();
    sheet.line(sheet.paint(Style.STRONG, "Where the time went"));
    for (Step step : report.timings()) {
      sheet.line(
          "  "
              + Columns.padded(Columns.cut(VisibleLine.of(step.step()), label), label)
              + "  "
              + sheet.paint(Style.VALUE, bar(step, Math.max(1, end), bar))
              + "%6d ms".formatted(step.durationMs()));
    }
  }

  private static String bar(Step step, long end, int width) {
    int from = (int) Math.min(width - 1, step.startMs() * width / end);
    int to = (int) Math.min(width, (step.startMs() + step.durationMs()) * width / end);
    String drawn = to > from ? "█".repeat(to - from) : "▏";
    return Columns.padded(" ".repeat(from) + drawn, width);
  }
}
