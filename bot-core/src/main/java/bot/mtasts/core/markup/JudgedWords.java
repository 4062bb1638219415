package bot.mtasts.core.markup;

import bot.mtasts.core.check.PasteJudge.Judgement;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.say.PointedLine;
import bot.mtasts.core.say.Terms;
import java.util.List;
import java.util.Optional;

/// What is to be said of a pasted text, with a picture of each place.
public final class JudgedWords {
  private static final int MOST_PICTURES = 5;
  private static final int MOST_TITLES = 3;

  // What a code block of a chat shows on one line of a phone, about.
  private static final int WIDTH = 60;
  private static final int BEFORE = 30;

  private final Medium medium;
  private final FindingWords findingWords;
  private final Judgement judgement;

  /// @param medium what they are put into
  public JudgedWords(Medium medium, Judgement judgement) {
    this.medium = medium;
    this.findingWords = new FindingWords(medium);
    this.judgement = judgement;
  }

  /// The sign of how it stands.
  public String sign() {
    return judgement.hasCritical() ? "❌" : judgement.findings().isEmpty() ? "✅" : "⚠️";
  }

  /// How it stands, in a sentence.
  public String sentence() {
    return "This is " + Terms.judged(judgement) + ".";
  }

  /// The titles of the first few findings; empty when there are none.
  public String titles() {
    return judgement.findings().isEmpty()
        ? ""
        : findingWords.titles(judgement.findings(), MOST_TITLES) + ".";
  }

  /// The findings, each where it is.
  public Fitting<String> findings() {
    return new Fitting<>(
        judgement.findings().stream()
            .map(finding -> new Fitting.Part<>(finding(finding), List.of()))
            .toList(),
        JudgedWords::rest);
  }

  private List<String> finding(Finding finding) {
    Paragraphs words = medium.paragraphs().line(findingWords.title(finding));
    for (PointedLine place : PointedLine.of(judgement, finding, MOST_PICTURES)) {
      words.line(where(place)).block(picture(place));
    }
    return findingWords.remedy(words.prose("", finding.detail()), finding).texts();
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
    String line = before + Markup.cut(rest + " ", WIDTH - BEFORE).stripTrailing();
    int carets = Math.clamp(place.part().codePoints().count(), 1, WIDTH - BEFORE - 1);
    return line + "\n" + " ".repeat((int) before.codePoints().count()) + "^".repeat(carets);
  }

  private static String end(String text) {
    return text.length() <= BEFORE ? text : "…" + text.substring(text.length() - BEFORE + 1);
  }

  private static Optional<String> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of("And %,d more: mend these, and check the text again.".formatted(leftOut));
  }
}
