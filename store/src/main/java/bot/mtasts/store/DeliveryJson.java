package bot.mtasts.store;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Destinations and answers as columns hold them.
final class DeliveryJson {
  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PLACE = 2_000;

  private DeliveryJson() {}

  static String write(List<Destination> destinations) {
    ArrayNode array = Json.array();
    destinations.forEach(each -> array.add(json(each)));
    return Json.text(array);
  }

  static List<Destination> destinations(String text) {
    List<Destination> destinations = new ArrayList<>();
    Json.read(text).forEach(each -> destinations.add(destination(each)));
    return destinations;
  }

  static String write(Destination destination) {
    return Json.text(json(destination));
  }

  static Destination destination(String text) {
    return destination(Json.read(text));
  }

  private static ObjectNode json(Destination destination) {
    ObjectNode json = Json.object();
    return switch (destination) {
      case Destination.Callback(var url) ->
          json.put("kind", "callback")
              .put("url", Columns.fitting("The callback URL", url, LONGEST_URL));
      case Destination.HelpdeskNote(var integration, var ticket, var visible) ->
          json.put("kind", "helpdesk")
              .put("integration", Columns.fitting("The integration", integration, LONGEST_NAME))
              .put("ticket", Columns.fitting("The ticket", ticket, LONGEST_NAME))
              .put("visible", visible);
      case Destination.SlackChannel(var team, var channel) ->
          json.put("kind", "slack")
              .put("team", Columns.fittingOrNull("The workspace", team, LONGEST_NAME))
              .put("channel", Columns.fitting("The channel", channel, LONGEST_NAME));
      case Destination.DiscordChannel(var channel) ->
          json.put("kind", "discord")
              .put("channel", Columns.fitting("The channel", channel, LONGEST_NAME));
      case Destination.ChatAnswer(var chat, var channel, var place, var privately, var view) ->
          json.put("kind", "answer")
              .put("chat", chat.word())
              .put("channel", Columns.fitting("The channel", channel, LONGEST_NAME))
              .put("place", Columns.fitting("The place of an answer", place, LONGEST_PLACE))
              .put("privately", privately)
              .put("view", view.name().toLowerCase(Locale.ROOT));
    };
  }

  private static Destination destination(JsonNode json) {
    String kind = Json.text(json, "kind");
    return switch (kind) {
      case "callback" -> new Destination.Callback(Json.text(json, "url"));
      case "helpdesk" ->
          new Destination.HelpdeskNote(
              Json.text(json, "integration"),
              Json.text(json, "ticket"),
              json.required("visible").booleanValue());
      case "slack" ->
          new Destination.SlackChannel(Json.textOrNull(json, "team"), Json.text(json, "channel"));
      case "discord" -> new Destination.DiscordChannel(Json.text(json, "channel"));
      case "answer" ->
          new Destination.ChatAnswer(
              Chat.valueOf(Json.text(json, "chat").toUpperCase(Locale.ROOT)),
              Json.text(json, "channel"),
              Json.text(json, "place"),
              json.required("privately").booleanValue(),
              View.valueOf(Json.text(json, "view").toUpperCase(Locale.ROOT)));
      default -> throw new IllegalStateException("a destination of unknown kind is kept: " + kind);
    };
  }

  /// An answer, its excerpt cut to what is kept.
  static String write(Answer answer) {
    ObjectNode json = Json.object();
    return Json.text(
        switch (answer) {
          case Answer.Accepted(var status, var excerpt) ->
              json.put("kind", "accepted").put("status", status).put("excerpt", cut(excerpt));
          case Answer.Declined(
                  var status,
                  var retryAfter,
                  var reason,
                  var excerpt,
                  var hopelessAfter) ->
              json.put("kind", "declined")
                  .put("status", status)
                  .put("retryAfter", Json.orNull(retryAfter))
                  .put("reason", reason(reason))
                  .put("excerpt", cut(excerpt))
                  .put("hopelessAfter", Json.orNull(hopelessAfter));
          case Answer.Unreached(var reason) ->
              json.put("kind", "unreached").put("reason", reason(reason));
          case Answer.Gone(var status, var reason) ->
              json.put("kind", "gone").put("status", status).put("reason", reason(reason));
          case Answer.Forbidden(var reason) ->
              json.put("kind", "forbidden").put("reason", reason(reason));
        });
  }

  static Answer answer(String text) {
    JsonNode json = Json.read(text);
    String kind = Json.text(json, "kind");
    return switch (kind) {
      case "accepted" ->
          new Answer.Accepted(Json.integerOrNull(json, "status"), Json.text(json, "excerpt"));
      case "declined" ->
          new Answer.Declined(
              Json.integerOrNull(json, "status"),
              Json.durationOrNull(json, "retryAfter"),
              Json.text(json, "reason"),
              Json.text(json, "excerpt"),
              Json.durationOrNull(json, "hopelessAfter"));
      case "unreached" -> new Answer.Unreached(Json.text(json, "reason"));
      case "gone" -> new Answer.Gone(Json.integerOrNull(json, "status"), Json.text(json, "reason"));
      case "forbidden" -> new Answer.Forbidden(Json.text(json, "reason"));
      default -> throw new IllegalStateException("an answer of unknown kind is kept: " + kind);
    };
  }

  private static String reason(String reason) {
    return Columns.made(reason, Columns.LONGEST_REASON);
  }

  private static String cut(String excerpt) {
    return Columns.beginning(excerpt, Columns.LONGEST_EXCERPT);
  }
}
