package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What a call is answered with.
///
/// @param body null for none
record RestAnswer(int status, @Nullable JsonNode body) {
  static RestAnswer of(JsonNode body) {
    return new RestAnswer(200, body);
  }

  static RestAnswer nothing() {
    return new RestAnswer(204, null);
  }
}
