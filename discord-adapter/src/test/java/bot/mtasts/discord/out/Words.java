package bot.mtasts.discord.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.discord.DiscordMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Draws replies so plainly that tests can read them.
final class Words {
  /// The custom id of the button under each message.
  static final String AGAIN = "rerun:chk_1";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Words() {}

  static DiscordMessage draw(Reply reply) {
    return switch (reply) {
      case Reply.Working(var domain, var ended) ->
          message("checking %s %d".formatted(domain.ascii(), ended.size()));
      case Reply.Refused(var sentence, _) -> message(sentence);
      case Reply.NotDrafted(var sentence) -> message(sentence);
      case Reply.CheckFailed(_, _, var reason) -> message(reason);
      case Reply.Report(var report, var page, var shareable) ->
          message(
              "report of %s at %s%s"
                  .formatted(report.domain().ascii(), page, shareable ? ", to be shared" : ""));
      case Reply.Plan(var report, _, _, _) ->
          message("plan of %s".formatted(report.domain().ascii()));
      case Reply.Explained _,
          Reply.Drafted _,
          Reply.DomainForm _,
          Reply.PasteForm _,
          Reply.Judged _,
          Reply.Help _,
          Reply.Latest _ ->
          message(reply.getClass().getSimpleName());
    };
  }

  static DiscordMessage message(String words) {
    ArrayNode components = JSON.arrayNode();
    components.addObject().put("type", 10).put("content", words);
    components.addAll(rows());
    return new DiscordMessage(components, JSON.objectNode().put("description", words), rows());
  }

  /// One whose components Discord does not take: it has no text of this length in them.
  static DiscordMessage unfit(String words) {
    ArrayNode components = JSON.arrayNode();
    components.addObject().put("type", 10).put("content", "x".repeat(4_001));
    return new DiscordMessage(components, JSON.objectNode().put("description", words), rows());
  }

  private static ArrayNode rows() {
    ArrayNode rows = JSON.arrayNode();
    ObjectNode button = rows.addObject().put("type", 1).putArray("components").addObject();
    button.put("type", 2).put("style", 2).put("label", "Re-run").put("custom_id", AGAIN);
    return rows;
  }
}
