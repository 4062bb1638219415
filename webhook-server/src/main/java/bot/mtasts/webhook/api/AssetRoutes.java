package bot.mtasts.webhook.api;

import bot.mtasts.webhook.page.PageAssets;
import bot.mtasts.webhook.page.PageAssets.Asset;
import io.javalin.http.Context;

/// The files that our pages load.
final class AssetRoutes {
  void mount(Routes routes) {
    PageAssets.all().forEach(asset -> routes.get(asset.path(), ctx -> give(ctx, asset)));
  }

  private static void give(Context ctx, Asset asset) {
    // A page names the version it wants, and that one never changes.
    boolean named = asset.tag().equals(ctx.queryParam("v"));
    ctx.header("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
    String tag = "\"" + asset.tag() + "\"";
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      Answers.notModified(ctx);
      return;
    }
    ctx.status(200).contentType(asset.contentType()).result(asset.body().toByteArray());
  }
}
