package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call of the Web API, or a POST to a `response_url` (whose method is called `response_url`).
///
/// @param at by the fake's clock
/// @param team the workspace that the token belongs to; null if there was none
/// @param arguments without the token
/// @param status of the HTTP answer; 0 if the connection was dropped instead
/// @param answer null if it was none, or no JSON
public record ApiCall(
    Instant at,
    String method,
    @Nullable String team,
    JsonNode arguments,
    int status,
    @Nullable JsonNode answer) {

  /// Whether Slack did as it was told.
  public boolean ok() {
    return answer != null && answer.path("ok").asBoolean(false);
  }

  /// Slack's word for what was wrong; null if nothing was.
  public @Nullable String error() {
    return answer == null ? null : answer.path("error").textValue();
  }

  /// An argument's text; null if it is missing.
  public @Nullable String argument(String name) {
    JsonNode value = arguments.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
