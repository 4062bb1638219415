package bot.mtasts.slack.out;

import bot.mtasts.core.delivery.Payload;
import bot.mtasts.slack.SlackMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import okio.ByteString;

/// Messages as deliveries carry them.
final class MessageJson {
  /// The type of their octets.
  static final String TYPE = "application/vnd.mtasts.slack+json";

  private MessageJson() {}

  static Payload write(SlackMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", message.text());
    json.set("blocks", message.blocks());
    return new Payload(TYPE, ByteString.encodeUtf8(json.toString()));
  }

  /// Whether it was written for Slack, by whatever version. Where Slack was not connected when a
  /// check ended, what is kept is the event that callbacks get.
  static boolean isForSlack(Payload payload) {
    return payload.contentType().equals(TYPE);
  }

  /// Empty for what is no message.
  static Optional<SlackMessage> read(Payload payload) {
    if (!isForSlack(payload)) {
      return Optional.empty(); // However much it looks like one.
    }
    try {
      JsonNode json = Json.MAPPER.readTree(payload.body().utf8());
      return json.path("text").isTextual() && json.path("blocks") instanceof ArrayNode blocks
          ? Optional.of(new SlackMessage(json.path("text").asText(), blocks))
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty(); // Not written by us.
    }
  }
}
