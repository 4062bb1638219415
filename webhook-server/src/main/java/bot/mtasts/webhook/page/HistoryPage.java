package bot.mtasts.webhook.page;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.store.Reports.Scored;
import bot.mtasts.webhook.ReportHtml.Page;
import bot.mtasts.webhook.page.markup.JtehistoryGenerated;
import bot.mtasts.webhook.page.markup.JtehistoryclosedGenerated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a domain came out over time.
public final class HistoryPage {
  private HistoryPage() {}

  /// The chart, and the same as a table. It leads to no report: those are for whoever was given
  /// their address.
  ///
  /// @param scores oldest first
  public static Page of(DomainName domain, List<Scored> scores) {
    VisibleOutput html = VisibleOutput.create();
    JtehistoryGenerated.render(html, null, domain, ScoreChart.of(scores));
    return new Page(html.toString(), ReportPage.POLICY);
  }

  /// For a visitor who has shown no key.
  ///
  /// @param fault a sentence about the key that was shown; null when none was
  public static Page closed(DomainName domain, @Nullable String fault) {
    VisibleOutput html = VisibleOutput.create();
    JtehistoryclosedGenerated.render(html, null, domain, fault);
    return new Page(html.toString(), ReportPage.POLICY);
  }
}
