package bot.mtasts.webhook.api;

import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/// Writes answers.
final class Answers {
  static final String JSON = "application/json";

  private Answers() {}

  static void json(Context ctx, int status, ObjectNode json) {
    ctx.status(status).contentType(JSON).result(Json.write(json));
  }

  /// One that is kept, to be given again word for word.
  static void stored(Context ctx, StoredAnswer answer) {
    if (answer.location() != null) {
      ctx.header("Location", answer.location());
    }
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  /// 204.
  static void nothing(Context ctx) {
    ctx.status(204);
    ctx.res().setContentType(null);
  }
}
