package bot.mtasts.app.terminal;

import bot.mtasts.app.terminal.Paint.Style;
import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.Finding;
import java.util.List;
import java.util.Map;

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
      pictures(sheet, finding, judgement.lines());
      FindingText.body(sheet, finding);
    }
    return sheet.toString();
  }

  private static void verdict(Sheet sheet, String name, Judgement judgement) {
    String kind =
        switch (judgement.kind()) {
          case POLICY -> "a policy";
          case RECORD -> "an MTA-STS record";
          case TLS_RPT_RECORD -> "a TLS-RPT record";
        };
    boolean clean = judgement.findings().isEmpty();
    String sign = judgement.hasCritical() ? "✘" : clean ? "✔" : "!";
    Style style =
        judgement.hasCritical()
            ? Style.BAD_STRONG
            : clean ? Style.GOOD_STRONG : Style.DOUBTFUL_STRONG;
    String sentence =
        judgement.hasCritical()
            ? " is " + kind + " that senders would not use"
            : clean
                ? " is " + kind + " as it should be"
                : " is " + kind + " that senders can use, with something to know";
    sheet.paragraph(
        "",
        2,
        sheet
            .paragraph()
            .text(sign + " ", style)
            .text(VisibleLine.of(name), Style.STRONG)
            .text(sentence, Style.NORMAL));
  }

  // Policies give `lines` with number and column, records `faults` with the text and column.
  private static void pictures(Sheet sheet, Finding finding, List<String> policy) {
    for (Object place : places(finding.evidence())) {
      if (place instanceof Map<?, ?> fault && fault.get("column") instanceof Integer column) {
        if (fault.get("line") instanceof Integer line && line <= policy.size()) {
          String raw = policy.get(line - 1);
          int from = raw.offsetByCodePoints(0, column - 1);
          int to = raw.offsetByCodePoints(from, length(fault));
          picture(
              sheet,
              String.valueOf(line),
              String.valueOf(fault.get("shown")),
              Columns.of(VisibleLine.of(raw.substring(0, from), raw.length())),
              Columns.of(VisibleLine.of(raw.substring(from, to), raw.length())));
        } else if (fault.get("text") instanceof String text) {
          int from = widthOfOctets(text, column - 1);
          picture(sheet, "", text, from, widthOfOctets(text, column - 1 + length(fault)) - from);
        }
      }
    }
  }

  private static int length(Map<?, ?> fault) {
    return fault.get("length") instanceof Integer length ? length : 0;
  }

  private static List<?> places(Map<String, Object> evidence) {
    Object places = evidence.getOrDefault("lines", evidence.get("faults"));
    return places instanceof List<?> list ? list.stream().limit(MOST_PICTURES).toList() : List.of();
  }

  // Where something is missing, one caret says where.
  private static void picture(Sheet sheet, String number, String shown, int caret, int carets) {
    int most = sheet.width() - 10;
    String gutter = "%4s │ ".formatted(number);
    sheet.line(sheet.paint(Style.FAINT, gutter) + Columns.cut(shown, most));
    if (caret < most) {
      sheet.line(
          sheet.paint(Style.FAINT, "     │ ")
              + " ".repeat(caret)
              + sheet.paint(Style.BAD_STRONG, "^".repeat(Math.clamp(carets, 1, most - caret))));
    }
  }

  /// How wide the first octets of a record are where `\195` stands for one.
  private static int widthOfOctets(String shown, int octets) {
    int at = 0;
    for (int i = 0; i < octets && at < shown.length(); i++) {
      boolean escaped =
          shown.charAt(at) == '\\'
              && at + 4 <= shown.length()
              && shown.substring(at + 1, at + 4).chars().allMatch(Character::isDigit);
      at += escaped ? 4 : 1;
    }
    return at;
  }
}
