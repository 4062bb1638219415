package bot.mtasts.core.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Durations in words, as people say them: `7 days`, `1 hour`, `412 ms`.
public final class SpanOfTime {
  private static final Unit SECOND = new Unit(1, "second");

  // The largest first.
  private static final List<Unit> UNITS =
      List.of(new Unit(86_400, "day"), new Unit(3_600, "hour"), new Unit(60, "minute"), SECOND);

  private record Unit(long seconds, String noun) {}

  private SpanOfTime() {}

  /// In the largest unit of which there are two, or that fits without a rest; `about` says that
  /// there is one.
  public static String inWords(Duration span) {
    long seconds = span.toSeconds();
    Unit unit =
        UNITS.stream()
            .filter(each -> seconds >= 2 * each.seconds() || seconds == each.seconds())
            .findFirst()
            .orElse(SECOND);
    long count = Math.round((double) seconds / unit.seconds());
    return (seconds % unit.seconds() == 0 ? "" : "about ")
        + count
        + " "
        + unit.noun()
        + (count == 1 ? "" : "s");
  }

  /// How long something took: `412 ms`, `1.4 s`.
  public static String took(Duration span) {
    long millis = span.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
