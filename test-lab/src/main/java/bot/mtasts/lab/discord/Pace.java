package bot.mtasts.lab.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// How often something may happen in any stretch of time.
final class Pace {
  private final InstantSource stopwatch;
  private final int limit;
  private final Duration stretch;
  private final Deque<Long> times = new ArrayDeque<>();

  Pace(InstantSource stopwatch, int limit, Duration stretch) {
    this.stopwatch = stopwatch;
    this.limit = limit;
    this.stretch = stretch;
  }

  /// Whether it may happen once more now; if so, it counts.
  synchronized boolean take() {
    long now = stopwatch.millis();
    while (!times.isEmpty() && now - times.getFirst() >= stretch.toMillis()) {
      times.removeFirst();
    }
    if (times.size() >= limit) {
      return false;
    }
    times.addLast(now);
    return true;
  }
}
