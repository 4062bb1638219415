package bot.mtasts.core.markup;

import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.List;
import java.util.stream.Collectors;

/// One finding: what is so, and what to do.
public final class FindingWords {
  private static final int LONGEST_BRIEF = 700;

  private final Medium medium;
  private final Markup markup;

  /// @param medium what they are put into
  public FindingWords(Medium medium) {
    this.medium = medium;
    this.markup = medium.markup();
  }

  /// All of it.
  public List<String> whole(Finding finding) {
    Paragraphs words = medium.paragraphs().line(title(finding)).prose("", finding.detail());
    return remedy(words, finding).texts();
  }

  /// What to do, without what is so.
  Paragraphs remedy(Paragraphs words, Finding finding) {
    String lead = finding.severity() == Severity.INFO ? "" : markup.strong("What to do:") + " ";
    return finding.remedy().spans().isEmpty() ? words : words.prose(lead, finding.remedy());
  }

  /// What is so, and how much there is to paste.
  ///
  /// @param where that is to be found instead, in the medium's markup
  public List<String> brief(Finding finding, String where) {
    return medium
        .paragraphs()
        .line(title(finding))
        .line(markup.line(finding.detail(), LONGEST_BRIEF))
        .line(
            "%s it takes %s, too long to be shown here: %s."
                .formatted(markup.strong("What to do:"), size(finding), where))
        .texts();
  }

  /// How much there is to paste, exactly.
  static String size(Finding finding) {
    long lines =
        finding.remedy().spans().stream()
            .filter(Prose.Block.class::isInstance)
            .map(Prose.Block.class::cast)
            .mapToLong(block -> block.text().stripTrailing().lines().count())
            .sum();
    return lines == 1 ? "1 line" : "%,d lines".formatted(lines);
  }

  /// With the code, by which it can be explained.
  String title(Finding finding) {
    return "%s %s  %s"
        .formatted(
            Emoji.of(finding.severity()),
            markup.strong(markup.words(finding.code().title(), 200)),
            markup.code(finding.code().word()));
  }

  /// The titles of the first few on one line, and how many others there are.
  public String titles(List<Finding> findings, int most) {
    String titles =
        findings.stream()
            .limit(most)
            .map(finding -> markup.words(finding.code().title(), 200))
            .collect(Collectors.joining("; "));
    int others = findings.size() - most;
    return others <= 0
        ? titles
        : "%s; and %,d %s".formatted(titles, others, others == 1 ? "other" : "others");
  }
}
