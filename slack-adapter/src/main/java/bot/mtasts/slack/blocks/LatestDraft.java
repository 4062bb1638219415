package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.StandingWords;
import bot.mtasts.core.say.ReportPages;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The latest checks, a line each.
final class LatestDraft {
  private LatestDraft() {}

  static Draft of(Reply.Latest latest, ReportPages pages) {
    boolean none = latest.checks().isEmpty();
    String sentence = none ? "Nothing has been checked here yet." : "The latest checks here.";
    List<ObjectNode> head = new ArrayList<>();
    head.add(Blocks.header("Latest checks"));
    head.add(
        Blocks.section(
            (none ? sentence + " " : "")
                + "To check a domain, type `/mtasts example.com` in any channel, and the answer comes"
                + " there; or press a button."));
    head.add(Forms.doors());
    if (!none) {
      head.add(Blocks.divider());
    }
    return new Draft(
        "Latest checks",
        sentence,
        head,
        StandingWords.latest(latest.checks(), pages, MRKDWN).map(Blocks::section),
        List.of(),
        List.of());
  }
}
