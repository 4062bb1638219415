package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.say.PointedLine;
import bot.mtasts.core.say.Terms;
import java.util.Objects;

/// What is to be said of a text before it is published, with a picture of each place.
public final class JudgementRenderer {
  private static final int MOST_PICTURES = 5;

  private final Paint paint;
  private final int width;

  public JudgementRenderer(Paint paint, int width) {
    this.paint = paint;
    this.width = Math.clamp(width, 40, 100);
  }

  /// @param name of the text, for the first line
  public String render(String name, Judgement judgement) {
    Sheet sheet = new Sheet(paint, width);
    verdict(sheet, name, judgement);
    for (Finding finding : judgement.findings()) {
      FindingText.title(sheet, finding);
      PointedLine.of(judgement, finding, MOST_PICTURES).forEach(line -> picture(sheet, line));
      FindingText.body(sheet, finding);
    }
    return sheet.toString();
  }

  private static void verdict(Sheet sheet, String name, Judgement judgement) {
    boolean clean = judgement.findings().isEmpty();
    String sign = judgement.hasCritical() ? "✘" : clean ? "✔" : "!";
    Style style =
        judgement.hasCritical()
            ? Style.BAD_STRONG
            : clean ? Style.GOOD_STRONG : Style.DOUBTFUL_STRONG;
    sheet.paragraph(
        "",
        2,
        sheet
            .paragraph()
            .text(sign + " ", style)
            .text(VisibleLine.of(name), Style.STRONG)
            .text(" is " + Terms.judged(judgement), Style.NORMAL));
  }

  // Where something is missing, one caret says where.
  private static void picture(Sheet sheet, PointedLine line) {
    int most = sheet.width() - 10;
    int caret = Columns.of(line.before());
    int carets = Columns.of(line.part());
    String gutter = "%4s │ ".formatted(Objects.requireNonNullElse(line.number(), ""));
    sheet.line(sheet.paint(Style.FAINT, gutter) + Columns.cut(line.shown(), most));
    if (caret < most) {
      sheet.line(
          sheet.paint(Style.FAINT, "     │ ")
              + " ".repeat(caret)
              + sheet.paint(Style.BAD_STRONG, "^".repeat(Math.clamp(carets, 1, most - caret))));
    }
  }
}
