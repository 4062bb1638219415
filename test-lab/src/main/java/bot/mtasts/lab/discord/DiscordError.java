package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import java.util.List;

/// A refusal on its way to the caller, in Discord's words
/// (docs.discord.com/developers/topics/opcodes-and-status-codes).
final class DiscordError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode answer;

  private DiscordError(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    answer = Json.object().put("message", message).put("code", code);
  }

  /// The kinds there are.
  enum Kind {
    UNAUTHORIZED(401, 0, "401: Unauthorized"),
    NOT_FOUND(404, 0, "404: Not Found"),
    METHOD_NOT_ALLOWED(405, 0, "405: Method Not Allowed"),
    UNKNOWN_APPLICATION(404, 10_002, "Unknown Application"),
    UNKNOWN_CHANNEL(404, 10_003, "Unknown Channel"),
    UNKNOWN_GUILD(404, 10_004, "Unknown Guild"),
    UNKNOWN_MESSAGE(404, 10_008, "Unknown Message"),
    UNKNOWN_USER(404, 10_013, "Unknown User"),
    UNKNOWN_WEBHOOK(404, 10_015, "Unknown Webhook"),
    UNKNOWN_INTERACTION(404, 10_062, "Unknown interaction"),
    UNKNOWN_COMMAND(404, 10_063, "Unknown application command"),
    COMMAND_CREATES(
        400, 30_034, "Max number of daily application command creates has been" + " reached (200)"),
    ALREADY_ACKNOWLEDGED(400, 40_060, "Interaction has already been acknowledged."),
    FOLLOW_UPS(
        400, 40_094, "This interaction has reached the maximum number of follow-up messages"),
    MISSING_ACCESS(403, 50_001, "Missing Access"),
    NOT_THE_AUTHOR(403, 50_005, "Cannot edit a message authored by another user"),
    EMPTY_MESSAGE(400, 50_006, "Cannot send an empty message"),
    CANNOT_MESSAGE_USER(403, 50_007, "Cannot send messages to this user"),
    MISSING_PERMISSIONS(403, 50_013, "Missing Permissions"),
    INVALID_WEBHOOK_TOKEN(401, 50_027, "Invalid Webhook Token"),
    INVALID_FORM_BODY(400, 50_035, "Invalid Form Body"),
    THREAD_ARCHIVED(400, 50_083, "Thread is archived"),
    INVALID_JSON(400, 50_109, "The request body contains invalid JSON.");

    private final int status;
    private final int code;
    private final String message;

    Kind(int status, int code, String message) {
      this.status = status;
      this.code = code;
      this.message = message;
    }
  }

  static DiscordError of(Kind kind) {
    return new DiscordError(kind.status, kind.code, kind.message);
  }

  /// One that a test made up.
  static DiscordError injected(int status, int code, String message) {
    return new DiscordError(status, code, message);
  }

  /// 50035, with the tree that says where what is wrong.
  static DiscordError invalidForm(List<MessageRules.Violation> violations) {
    DiscordError error = of(Kind.INVALID_FORM_BODY);
    ObjectNode errors = error.answer.putObject("errors");
    for (MessageRules.Violation violation : violations) {
      ObjectNode at = errors;
      for (String step : violation.path().split("\\.")) {
        at = at.withObjectProperty(step);
      }
      at.withArrayProperty("_errors")
          .addObject()
          .put("code", violation.code())
          .put("message", violation.words());
    }
    return error;
  }

  int status() {
    return status;
  }

  ObjectNode answer() {
    return answer;
  }
}
