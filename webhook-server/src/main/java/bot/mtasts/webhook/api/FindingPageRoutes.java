package bot.mtasts.webhook.api;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.webhook.page.FindingsPage;
import io.javalin.http.Context;
import java.util.Optional;

/// The catalogue of findings, for people in a browser.
final class FindingPageRoutes {
  void mount(Routes routes) {
    routes.get("/findings", ctx -> Html.giveToAll(ctx, FindingsPage.all()));
    routes.get("/findings/{code}", FindingPageRoutes::show);
  }

  private static void show(Context ctx) {
    Optional<FindingCode> code = FindingCode.ofWord(ctx.pathParam("code"));
    if (code.isPresent()) {
      Html.giveToAll(ctx, FindingsPage.of(code.get()));
    } else {
      Html.give(ctx, 404, FindingsPage.all());
    }
  }
}
