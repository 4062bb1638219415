package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.PublishWords;
import bot.mtasts.core.mtasts.PolicyMode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a domain is to publish, in blocks.
final class TextsDraft {
  private TextsDraft() {}

  static Draft of(Reply.Drafted drafted) {
    PasteText paste = drafted.texts().paste();
    String domain = paste.domain().ascii();
    PublishWords words = new PublishWords(SECTIONS, paste);
    List<ObjectNode> foot = new ArrayList<>();
    foot.add(Blocks.section(words.look(HelpDraft.COMMAND + " " + domain)));
    if (drafted.mode() == PolicyMode.TESTING) {
      foot.add(
          Blocks.context(
              words.enforceLater("%s generate %s enforce".formatted(HelpDraft.COMMAND, domain))));
    }
    return new Draft(
        "What to publish",
        "%s: a policy in mode %s and two records, ready to publish."
            .formatted(MRKDWN.words(domain, 260), drafted.mode().word()),
        List.of(
            Blocks.header(
                "%s: What to publish".formatted(SlackText.name(paste.domain().unicode(), 120)))),
        words.steps(drafted.texts().policy()).map(Blocks::section),
        List.of(),
        foot);
  }

  static Draft none(Reply.NotDrafted none) {
    return Draft.of(
        "Nothing to publish",
        MRKDWN.words(none.sentence(), BlockLimits.FALLBACK),
        List.of(Blocks.sentence("❔", none.sentence())));
  }
}
