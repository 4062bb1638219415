package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.StandingWords;
import bot.mtasts.core.mtasts.DomainName;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A check that runs, and one that came to nothing.
final class CheckDrafts {
  private CheckDrafts() {}

  static Draft working(Reply.Working working) {
    return Draft.of(
        "Checking…",
        "⏳ Checking %s…".formatted(name(working.domain())),
        List.of(
            Blocks.section("*Checking* %s…".formatted(MRKDWN.code(working.domain().unicode()))),
            Blocks.context(StandingWords.stages(working.ended()))));
  }

  static Draft failed(Reply.CheckFailed failed) {
    String name = SlackText.name(failed.domain().unicode(), 110);
    List<ObjectNode> blocks = new ArrayList<>();
    blocks.add(Blocks.header("❔ %s: Not checked".formatted(name)));
    blocks.add(Blocks.sentence("", failed.reason()));
    String id = failed.checkId();
    if (id != null) {
      blocks.add(
          Blocks.actions(
              List.of(Blocks.primary(Blocks.button("Re-run", "rerun", new Press.Rerun(id))))));
      blocks.add(Blocks.context("Check " + MRKDWN.code(id)));
    }
    return Draft.of(
        "Not checked",
        "❔ %s: Not checked. %s"
            .formatted(name(failed.domain()), MRKDWN.words(failed.reason(), 600)),
        blocks);
  }

  private static String name(DomainName domain) {
    return MRKDWN.words(domain.ascii(), 260);
  }
}
