package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.report.Score;

/// How the score came about: each dimension's points, the sum, and the ceiling.
final class ScoreTable {
  private ScoreTable() {}

  static void write(Sheet sheet, Score score) {
    sheet.gap();
    sheet.line(sheet.paint(Style.STRONG, "How the score came about"));
    for (Score.Points row : score.points()) {
      int weight = row.dimension().weight();
      Double earned = row.earned();
      String points =
          weight == 0
              ? "no weight"
              : earned == null
                  ? "not judged (of " + weight + ")"
                  : "%4s of %2d".formatted(number(earned), weight);
      sheet.line("  " + Columns.padded(row.dimension().word(), 13) + points);
    }
    int weight = score.judgedWeight();
    Integer total = score.total();
    Score.Ceiling ceiling = score.ceiling();
    if (total == null) {
      sheet.line("  There is no score with this verdict.");
      return;
    }
    int before = ceiling == null ? total : ceiling.before();
    sheet.line(
        "  "
            + Columns.padded("sum", 13)
            + "%4s of %2d".formatted(number(score.earned()), weight)
            + (weight == 100 ? "" : ", so " + before + " of 100"));
    if (ceiling != null) {
      sheet.line(
          "  "
              + Columns.padded("ceiling", 13)
              + "%4d as %s".formatted(ceiling.atMost(), ceiling.verdict().word()));
    }
  }

  private static String number(double points) {
    return points == Math.rint(points) ? String.valueOf((long) points) : String.valueOf(points);
  }
}
