package bot.mtasts.webhook.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/// Writes answers.
final class Answers {
  static final String JSON = "application/json";

  private Answers() {}

  static void json(Context ctx, int status, ObjectNode json) {
    ctx.status(status).contentType(JSON).result(Json.write(json));
  }

  /// 204.
  static void nothing(Context ctx) {
    ctx.status(204);
    ctx.res().setContentType(null);
  }
}
