package bot.mtasts.app;

import bot.mtasts.core.report.ReportMarkdown;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.ReportHtml;

/// A check as plain text in a page.
final class PlainReportHtml implements ReportHtml {
  @Override
  public Page page(CheckStanding standing) {
    String text =
        switch (standing) {
          case CheckStanding.Queued _ -> "queued";
          case CheckStanding.Running _ -> "running";
          case CheckStanding.Completed(_, var report) -> ReportMarkdown.of(report);
          case CheckStanding.Failed(_, var reason) -> reason;
        };
    return new Page(
        "<!doctype html><html lang=\"en\"><title>Report</title><pre>"
            + text.replace("&", "&amp;").replace("<", "&lt;")
            + "</pre></html>",
        "default-src 'none'");
  }
}
