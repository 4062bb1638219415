package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/// Writes answers.
final class Answers {
  static final String JSON = "application/json";

  private Answers() {}

  static void json(Context ctx, int status, ObjectNode json) {
    ctx.status(status).contentType(JSON).result(utf8(Json.write(json)));
  }

  /// One that is kept, to be given again word for word.
  static void stored(Context ctx, StoredAnswer answer) {
    if (answer.location() != null) {
      ctx.header("Location", answer.location());
    }
    ctx.status(answer.status()).contentType(answer.contentType()).result(utf8(answer.body()));
  }

  // Jetty would guess a charset from the type, and not always guess UTF-8.
  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  /// 204.
  static void nothing(Context ctx) {
    withoutBody(ctx, 204);
  }

  static void notModified(Context ctx) {
    withoutBody(ctx, 304);
  }

  // Javalin gives every answer a type beforehand.
  private static void withoutBody(Context ctx, int status) {
    ctx.status(status);
    ctx.res().setContentType(null);
  }
}
