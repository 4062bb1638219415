package bot.mtasts.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the answer to a form belongs: the `private_metadata` of the modal, for Slack does not say
/// where somebody was when they submit one.
///
/// @param channel its id
/// @param thread the `ts` of the message in whose thread to answer; null for the channel itself
public record FormPlace(String channel, @Nullable String thread) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// As the modal carries it.
  public String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("channel", channel);
    if (thread != null) {
      json.put("thread", thread);
    }
    return json.toString();
  }

  /// Reads [#text]; empty for a modal that belongs to no place.
  public static Optional<FormPlace> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(text);
      return json.hasNonNull("channel")
          ? Optional.of(
              new FormPlace(
                  json.path("channel").asText(),
                  json.hasNonNull("thread") ? json.path("thread").asText() : null))
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty(); // Not one that we wrote.
    }
  }
}
