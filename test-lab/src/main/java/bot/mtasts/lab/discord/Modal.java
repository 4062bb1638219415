package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A form that opened before a person.
///
/// @param opener the interaction that it answers
/// @param data as the app sent it: `custom_id`, `title`, `components`
public record Modal(Interaction opener, JsonNode data) {
  /// What stands above it.
  public String title() {
    return data.path("title").asText();
  }

  /// Its custom id.
  public String customId() {
    return data.path("custom_id").asText();
  }

  /// The custom ids of its fields, in order.
  public List<String> fields() {
    return Message.all(data.path("components"))
        .filter(c -> c.has("custom_id"))
        .map(c -> c.path("custom_id").asText())
        .toList();
  }

  /// The field with this custom id.
  public Optional<JsonNode> field(String customId) {
    return Message.all(data.path("components"))
        .filter(c -> c.path("custom_id").asText().equals(customId))
        .findFirst();
  }
}
