package bot.mtasts.slack.blocks;

import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/// One finding: what is so, and what to do.
final class FindingWords {
  private static final int LONGEST_BRIEF = 700;

  private FindingWords() {}

  /// In one section, if it fits there; else without what there is to paste.
  ///
  /// @param where that is to be found instead, in mrkdwn
  static List<ObjectNode> inOneSection(Finding finding, String where) {
    List<ObjectNode> whole = whole(finding);
    return whole.size() == 1 ? whole : brief(finding, where);
  }

  static List<ObjectNode> whole(Finding finding) {
    Paragraphs words = new Paragraphs().line(title(finding)).prose("", finding.detail());
    return remedy(words, finding).sections();
  }

  /// What to do, without what is so.
  static Paragraphs remedy(Paragraphs words, Finding finding) {
    String lead = finding.severity() == Severity.INFO ? "" : "*What to do:* ";
    return finding.remedy().spans().isEmpty() ? words : words.prose(lead, finding.remedy());
  }

  private static List<ObjectNode> brief(Finding finding, String where) {
    return new Paragraphs()
        .line(title(finding))
        .line(SlackText.line(finding.detail(), LONGEST_BRIEF))
        .line(
            "*What to do:* it takes %s, too long to be shown here: %s."
                .formatted(size(finding), where))
        .sections();
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
  static String title(Finding finding) {
    return "%s *%s*  %s"
        .formatted(
            Emoji.of(finding.severity()),
            SlackText.words(finding.code().title(), 200),
            SlackText.code(finding.code().word()));
  }

  /// The titles of the first few on one line, and how many others there are.
  static String titles(List<Finding> findings, int most) {
    String titles =
        findings.stream()
            .limit(most)
            .map(finding -> SlackText.words(finding.code().title(), 200))
            .collect(Collectors.joining("; "));
    int others = findings.size() - most;
    return others <= 0
        ? titles
        : "%s; and %,d %s".formatted(titles, others, others == 1 ? "other" : "others");
  }
}
