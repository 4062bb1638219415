package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to the REST API, and its answer.
///
/// @param at by the fake's clock
/// @param path below `/api/v10`, as it was written
/// @param parameters the parts of the path by the names they have in the route, such as
///   `channel_id`
/// @param query without the `?`; null if there was none
/// @param body null if there was none
/// @param status of the answer; 0 if the connection was cut instead
/// @param answer null if it had no body
public record RestCall(
    Instant at,
    Route route,
    String path,
    Map<String, String> parameters,
    @Nullable String query,
    @Nullable JsonNode body,
    int status,
    @Nullable JsonNode answer) {

  /// Copies the parameters.
  public RestCall {
    parameters = Map.copyOf(parameters);
  }

  /// Whether Discord did as it was told.
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /// Discord's JSON error code; 0 if it was none.
  public int errorCode() {
    return ok() || answer == null ? 0 : answer.path("code").asInt(0);
  }
}
