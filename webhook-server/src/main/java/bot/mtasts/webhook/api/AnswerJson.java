package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an attempt to deliver ended, as the API tells it.
final class AnswerJson {
  private AnswerJson() {}

  /// @param excerpt whether the beginning of the destination's answer may be seen: by its owner
  ///   only, for others it would be a look into a network that is not theirs
  static void put(ObjectNode json, Answer answer, boolean excerpt) {
    switch (answer) {
      case Answer.Accepted(var status, var body) ->
          put(json, "accepted", status, null, excerpt ? body : null);
      case Answer.Declined(var status, var retryAfter, var reason, var body, _) -> {
        put(json, "declined", status, reason, excerpt ? body : null);
        putSeconds(json, retryAfter);
      }
      case Answer.Unreached(var reason) -> put(json, "unreached", null, reason, null);
      case Answer.Gone(var status, var reason) -> put(json, "gone", status, reason, null);
      case Answer.Forbidden(var reason) -> put(json, "forbidden", null, reason, null);
    }
  }

  private static void put(
      ObjectNode json,
      String outcome,
      @Nullable Integer status,
      @Nullable String reason,
      @Nullable String excerpt) {
    json.put("outcome", outcome);
    json.put("status", status);
    json.put("reason", reason);
    if (excerpt != null) {
      json.put("excerpt", excerpt);
    }
  }

  private static void putSeconds(ObjectNode json, @Nullable Duration retryAfter) {
    if (retryAfter != null) {
      json.put("retryAfter", retryAfter.toSeconds());
    }
  }
}
