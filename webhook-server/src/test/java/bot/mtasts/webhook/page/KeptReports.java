package bot.mtasts.webhook.page;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reports in the form in which a store keeps them. That they are files holds the form: what was
/// kept by an earlier version must stay readable.
final class KeptReports {
  private static final Path FOLDER = Path.of("src/test/resources/reports");

  private KeptReports() {}

  static CheckReport read(String name) throws IOException {
    return ReportArchive.read(Files.readString(FOLDER.resolve(name + ".json")));
  }
}
