package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method's refusal on its way to the caller, in Slack's words.
final class Refused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ObjectNode answer;

  private final @Nullable Duration retryAfter;

  Refused(String error) {
    this(error, null);
  }

  private Refused(String error, @Nullable Duration retryAfter) {
    super(error, null, false, false);
    this.retryAfter = retryAfter;
    answer = Json.object().put("ok", false).put("error", error);
  }

  /// Too often: HTTP 429 with `Retry-After`.
  static Refused limited(Duration retryAfter) {
    return new Refused("ratelimited", retryAfter);
  }

  /// What the token would need, and what it has.
  static Refused missingScope(String needed, String provided) {
    var refused = new Refused("missing_scope");
    refused.answer.put("needed", needed).put("provided", provided);
    return refused;
  }

  /// What was wrong in detail, where `response_metadata` tells it.
  static Refused because(String error, List<BlockRules.Violation> violations) {
    var refused = new Refused(error);
    var errors = refused.answer.putArray("errors");
    var messages = refused.answer.putObject("response_metadata").putArray("messages");
    for (BlockRules.Violation violation : violations) {
      errors.add(violation.inSlacksWords());
      messages.add("[ERROR] " + violation.inSlacksWords());
    }
    return refused;
  }

  ObjectNode answer() {
    return answer;
  }

  /// How long to wait; null if waiting does not help.
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  String error() {
    return answer.path("error").asText();
  }
}
