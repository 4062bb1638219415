package bot.mtasts.webhook.page;

import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.ReportHtml;
import bot.mtasts.webhook.page.markup.JtefailedGenerated;
import bot.mtasts.webhook.page.markup.JtereportGenerated;
import bot.mtasts.webhook.page.markup.JteunknownGenerated;
import bot.mtasts.webhook.page.markup.JtewaitingGenerated;

/// Shows checks as HTML pages. Pure: the same standing gives the same page.
public final class ReportPage implements ReportHtml {
  /// Our own style and script and nothing else: text of strangers that got through as markup would
  /// still load and run nothing, and send a form nowhere but here. For every page.
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Override
  public Page page(CheckStanding standing) {
    VisibleOutput html = VisibleOutput.create();
    switch (standing) {
      case CheckStanding.Completed(_, var report) ->
          JtereportGenerated.render(html, null, new ReportView(report));
      case CheckStanding.Queued(var request) -> waiting(html, request);
      case CheckStanding.Running(var request) -> waiting(html, request);
      case CheckStanding.Failed(var request, var reason) ->
          JtefailedGenerated.render(html, null, request, reason);
    }
    return page(html);
  }

  @Override
  public Page unknown() {
    VisibleOutput html = VisibleOutput.create();
    JteunknownGenerated.render(html, null);
    return page(html);
  }

  private static void waiting(VisibleOutput html, CheckRequest request) {
    JtewaitingGenerated.render(html, null, request);
  }

  private static Page page(VisibleOutput html) {
    return new Page(html.toString(), POLICY);
  }
}
