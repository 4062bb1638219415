package bot.mtasts.webhook.api;

import bot.mtasts.webhook.ReportHtml;
import io.javalin.http.Context;
import okio.ByteString;

/// Answers with pages.
final class Html {
  private static final int TAG_LENGTH = 22;

  private Html() {}

  /// A page that holds for this request only.
  static void give(Context ctx, int status, ReportHtml.Page page) {
    ctx.header("Content-Security-Policy", page.contentSecurityPolicy());
    ctx.status(status).contentType(Format.HTML.contentType()).result(Answers.utf8(page.html()));
  }

  /// A page that is the same for everybody and changes with our releases only.
  static void giveToAll(Context ctx, ReportHtml.Page page) {
    ByteString body = ByteString.encodeUtf8(page.html());
    String tag = "\"" + body.sha256().base64Url().substring(0, TAG_LENGTH) + "\"";
    ctx.header("Cache-Control", "public, max-age=300");
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      Answers.notModified(ctx);
      return;
    }
    give(ctx, 200, page);
  }
}
