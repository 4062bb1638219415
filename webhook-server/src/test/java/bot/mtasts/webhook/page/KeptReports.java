package bot.mtasts.webhook.page;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;

/// Reports that an earlier version kept: what was kept must stay readable.
final class KeptReports {
  private KeptReports() {}

  static CheckReport read(String name) {
    return ReportArchive.read(bot.mtasts.lab.reports.KeptReports.json("earlier-" + name));
  }
}
