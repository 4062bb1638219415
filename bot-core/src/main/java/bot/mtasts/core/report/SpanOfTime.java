package bot.mtasts.core.report;

import java.time.Duration;

/// Durations in words, as people say them: `7 days`, `1 day`, `5 minutes`, `1.4 s`.
public final class SpanOfTime {
  private SpanOfTime() {}

  /// The largest unit that divides the span without a rest, or the largest one that fits with
  /// `about` before it.
  public static String inWords(Duration span) {
    long seconds = span.toSeconds();
    long unit =
        seconds >= 172_800 || seconds % 86_400 == 0 && seconds > 0
            ? 86_400
            : seconds >= 7_200 || seconds % 3_600 == 0 && seconds > 0
                ? 3_600
                : seconds >= 120 || seconds % 60 == 0 && seconds > 0 ? 60 : 1;
    String noun = unit == 86_400 ? "day" : unit == 3_600 ? "hour" : unit == 60 ? "minute" : "second";
    long count = Math.round((double) seconds / unit);
    return (seconds % unit == 0 ? "" : "about ") + count + " " + noun + (count == 1 ? "" : "s");
  }

  /// How long something took: `412 ms`, `1.4 s`.
  public static String took(Duration span) {
    long millis = span.toMillis();
    return millis < 1000
        ? millis + " ms"
        : String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
