package bot.mtasts.discord.out;

import bot.mtasts.core.delivery.Payload;
import bot.mtasts.discord.DiscordMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import okio.ByteString;

/// Messages as deliveries carry them: in both shapes, since it is not known before Discord is asked
/// which of them it takes.
final class DiscordMessageJson {
  /// The type of their octets.
  static final String TYPE = "application/vnd.mtasts.discord+json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DiscordMessageJson() {}

  static Payload write(DiscordMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("components", message.components());
    json.set("embed", message.embed());
    json.set("rows", message.rows());
    return new Payload(TYPE, ByteString.encodeUtf8(json.toString()));
  }

  /// Whether it was written for Discord, by whatever version. Where Discord was not connected when
  /// a check ended, what is kept is the event that callbacks get.
  static boolean isForDiscord(Payload payload) {
    return payload.contentType().equals(TYPE);
  }

  /// Empty for what is no message.
  static Optional<DiscordMessage> read(Payload payload) {
    if (!isForDiscord(payload)) {
      return Optional.empty(); // However much it looks like one.
    }
    try {
      JsonNode json = MAPPER.readTree(payload.body().utf8());
      return json.path("components") instanceof ArrayNode components
              && json.path("embed") instanceof ObjectNode embed
              && json.path("rows") instanceof ArrayNode rows
          ? Optional.of(new DiscordMessage(components, embed, rows))
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty(); // Not written by us.
    }
  }
}
