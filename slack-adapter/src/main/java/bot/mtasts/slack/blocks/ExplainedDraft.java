package bot.mtasts.slack.blocks;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.say.FindingPages;
import bot.mtasts.core.say.Reference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a finding means: its page of the catalogue.
final class ExplainedDraft {
  /// The source of what stands in no standard.
  private static final String PRACTICE = "practice";

  private ExplainedDraft() {}

  static Draft of(FindingCode code) {
    List<ObjectNode> page = MarkdownBlocks.of(withoutTitle(FindingPages.markdown(code)));
    return new Draft(
        "What it means",
        "%s: what it means, and how to mend it.".formatted(SlackText.words(code.title(), 200)),
        List.of(Blocks.header(SlackText.plain(code.title(), BlockLimits.HEADER))),
        page.stream().map(block -> new Draft.Part(List.of(block), List.of())).toList(),
        leftOut ->
            leftOut == 0
                ? Optional.empty()
                : Optional.of(
                    Blocks.section("And %,d more sections on the page.".formatted(leftOut))),
        List.of(),
        List.of(Blocks.context(rule(code))));
  }

  private static String withoutTitle(String markdown) {
    return markdown.replaceFirst("^# .*\n", "");
  }

  private static String rule(FindingCode code) {
    return code.source().equals(PRACTICE)
        ? "The rule stands in no standard: it is good practice."
        : "The rule: " + references(code);
  }

  private static String references(FindingCode code) {
    return Reference.of(code.source()).stream()
        .map(reference -> {
          String url = reference.url();
          return url == null ? reference.text() : SlackText.link(url, reference.text());
        })
        .collect(Collectors.joining(", "));
  }
}
