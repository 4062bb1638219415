package bot.mtasts.core.check;

import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A moment as sentences say it: `2026-11-22 04:10 UTC`.
final class DayAndTime {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private DayAndTime() {}

  static Prose.Text words(Instant moment) {
    return Prose.words(MINUTES.format(moment));
  }
}
