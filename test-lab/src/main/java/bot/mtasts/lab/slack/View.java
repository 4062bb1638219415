package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A modal or a home tab as a person sees it at one moment.
///
/// @param json with Slack's own members, such as `id` and `state`
/// @param errors what stands below inputs, by block id, since the last submission
public record View(JsonNode json, Map<String, String> errors) {
  /// Copies the errors.
  public View {
    errors = Map.copyOf(errors);
  }

  /// Its name at Slack, `V…`.
  public String id() {
    return json.path("id").asText();
  }

  /// What the app calls it; null if it has no name for it.
  public @Nullable String callbackId() {
    String id = json.path("callback_id").asText();
    return id.isEmpty() ? null : id;
  }

  /// Its heading; empty for a home tab.
  public String title() {
    return json.path("title").path("text").asText();
  }

  /// An array.
  public JsonNode blocks() {
    return json.path("blocks");
  }

  /// All that can be read of it, a line for each text.
  public String words() {
    return new Message.Version("", blocks()).words();
  }

  /// The button, menu or input with this action id; null if there is none.
  public @Nullable JsonNode element(String actionId) {
    Elements.Place place = Elements.find(blocks(), actionId);
    return place == null ? null : place.element();
  }
}
