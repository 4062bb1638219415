package bot.mtasts.slack.blocks;

import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.say.PointedLine;
import bot.mtasts.core.say.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What is to be said of a pasted text, with a picture of each place.
final class JudgedDraft {
  private static final int MOST_PICTURES = 5;
  private static final int MOST_TITLES = 3;

  // What a code block of Slack shows on one line of a phone, about.
  private static final int WIDTH = 60;
  private static final int BEFORE = 30;

  private JudgedDraft() {}

  static Draft of(Judgement judgement) {
    String sign = judgement.hasCritical() ? "❌" : judgement.findings().isEmpty() ? "✅" : "⚠️";
    String sentence = "This is " + Terms.judged(judgement) + ".";
    return new Draft(
        "What senders would say",
        sign + " " + sentence + titles(judgement),
        List.of(Blocks.section("%s *%s*".formatted(sign, sentence))),
        judgement.findings().stream()
            .map(finding -> new Draft.Part(finding(judgement, finding), List.of()))
            .toList(),
        JudgedDraft::rest,
        List.of(Forms.pasteDoor("Check another text")),
        List.of());
  }

  private static String titles(Judgement judgement) {
    return judgement.findings().isEmpty()
        ? ""
        : " " + FindingWords.titles(judgement.findings(), MOST_TITLES) + ".";
  }

  private static List<ObjectNode> finding(Judgement judgement, Finding finding) {
    Paragraphs words = new Paragraphs().line(FindingWords.title(finding));
    for (PointedLine place : PointedLine.of(judgement, finding, MOST_PICTURES)) {
      words.line(where(place)).block(picture(place));
    }
    return FindingWords.remedy(words.prose("", finding.detail()), finding).sections();
  }

  private static String where(PointedLine place) {
    return place.number() == null
        ? "Column %,d:".formatted(place.column())
        : "Line %,d, column %,d:".formatted(place.number(), place.column());
  }

  /// The line with carets under the place; of a long one what stands around it.
  private static String picture(PointedLine place) {
    String before = end(place.before());
    String shown = place.shown();
    boolean startsThere = shown.startsWith(place.before());
    String rest = startsThere ? shown.substring(place.before().length()) : "";
    String line = before + SlackText.cut(rest + " ", WIDTH - BEFORE).stripTrailing();
    int carets = Math.clamp(place.part().codePoints().count(), 1, WIDTH - BEFORE - 1);
    return line + "\n" + " ".repeat((int) before.codePoints().count()) + "^".repeat(carets);
  }

  private static String end(String text) {
    return text.length() <= BEFORE ? text : "…" + text.substring(text.length() - BEFORE + 1);
  }

  private static Optional<ObjectNode> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            Blocks.section(
                "And %,d more: mend these, and check the text again.".formatted(leftOut)));
  }
}
