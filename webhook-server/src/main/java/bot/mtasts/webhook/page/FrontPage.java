package bot.mtasts.webhook.page;

import bot.mtasts.webhook.ReportHtml.Page;
import bot.mtasts.webhook.page.markup.JtefrontGenerated;
import org.jspecify.annotations.Nullable;

/// The first page: one field, and what becomes of what is typed there.
public final class FrontPage {
  private FrontPage() {}

  /// @param typed what stands in the field
  /// @param fault a sentence about it, under the field; null when there is nothing to say
  /// @param wantsKey whether only those may ask who hold an API key
  public static Page of(String typed, @Nullable String fault, boolean wantsKey) {
    VisibleOutput html = VisibleOutput.create();
    JtefrontGenerated.render(html, null, typed, fault, wantsKey);
    return new Page(html.toString(), ReportPage.POLICY);
  }
}
