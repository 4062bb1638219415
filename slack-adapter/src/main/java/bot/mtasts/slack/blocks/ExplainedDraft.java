package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.PageWords;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What a finding means: its page of the catalogue, in blocks. A table becomes fields.
final class ExplainedDraft {
  private ExplainedDraft() {}

  static Draft of(FindingCode code) {
    return new Draft(
        "What it means",
        "%s: what it means, and how to mend it.".formatted(MRKDWN.words(code.title(), 200)),
        List.of(Blocks.header(SlackText.plain(code.title(), BlockLimits.HEADER))),
        new Fitting<>(
            PageWords.of(code, SECTIONS).stream()
                .map(part -> new Fitting.Part<>(List.of(block(part)), List.of()))
                .toList(),
            ExplainedDraft::rest),
        List.of(),
        List.of(Blocks.context(PageWords.rule(code, MRKDWN))));
  }

  private static ObjectNode block(PageWords.Part part) {
    return switch (part) {
      case PageWords.Words(var text) -> Blocks.section(text);
      case PageWords.Facts(var facts) ->
          Blocks.fields(
              facts.stream()
                  .map(fact -> MRKDWN.strong(fact.name()) + "\n" + fact.value())
                  .toList());
    };
  }

  private static Optional<ObjectNode> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(Blocks.section("And %,d more sections on the page.".formatted(leftOut)));
  }
}
