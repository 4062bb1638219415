package bot.mtasts.slack.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Reply;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.Tokens;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.Outcome;
import bot.mtasts.slack.out.SlackWeb;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page of the app that everybody has in Slack: the latest checks.
final class HomeTab {
  private static final Logger log = LoggerFactory.getLogger(HomeTab.class);

  private final Dialogue dialogue;
  private final BlockKitRenderer renderer;
  private final Tokens tokens;
  private final SlackWeb web;

  HomeTab(Dialogue dialogue, BlockKitRenderer renderer, Tokens tokens, SlackWeb web) {
    this.dialogue = dialogue;
    this.renderer = renderer;
    this.tokens = tokens;
    this.web = web;
  }

  /// Shows it to somebody, as it is now; who comes again sees it anew.
  void show(Place place, Asker asker) {
    tokens
        .of(place.team())
        .map(token -> web.publishHome(token, place.user(), view(dialogue.latest(asker))))
        .filter(shown -> !shown.isOk())
        .ifPresent(shown -> {
          log.atWarn()
              .addKeyValue("integration", "slack:" + place.team())
              .addKeyValue("outcome", shown.word())
              .log("slack home");
          if (shown instanceof Outcome.Refused<SlackWeb.Shown>(var error, _)) {
            tokens.refused(place.team(), error);
          }
        });
  }

  private ObjectNode view(Reply latest) {
    if (latest instanceof Reply.Latest checks) {
      return renderer.home(checks);
    }
    ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
    view.set("blocks", renderer.message(latest).blocks());
    return view;
  }
}
