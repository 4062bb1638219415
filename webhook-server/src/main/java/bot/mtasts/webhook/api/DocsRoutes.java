package bot.mtasts.webhook.api;

import bot.mtasts.webhook.openapi.ApiDescription;
import bot.mtasts.webhook.openapi.ApiPage;
import io.javalin.http.Context;
import okio.ByteString;

/// The description of the API, for machines and for people.
final class DocsRoutes {
  void mount(Routes routes) {
    ByteString page = ByteString.encodeUtf8(ApiPage.html());
    file(routes, "/api/openapi.yaml", "application/yaml", ApiDescription.openApi());
    file(
        routes,
        "/api/report.schema.json",
        "application/schema+json",
        ApiDescription.reportSchema());
    file(routes, "/api/docs.css", "text/css; charset=utf-8", ApiPage.css());
    routes.get(
        "/api/docs",
        ctx -> {
          // No script at all, and nothing from anywhere else.
          ctx.header(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");
          give(ctx, "text/html; charset=utf-8", page);
        });
  }

  private static void file(Routes routes, String path, String contentType, ByteString content) {
    routes.get(path, ctx -> give(ctx, contentType, content));
  }

  private static void give(Context ctx, String contentType, ByteString content) {
    ctx.header("Cache-Control", "public, max-age=300");
    ctx.status(200).contentType(contentType).result(content.toByteArray());
  }
}
