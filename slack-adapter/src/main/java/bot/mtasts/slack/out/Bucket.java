package bot.mtasts.slack.out;

import java.time.Duration;
import java.time.Instant;

/// How often something may happen: once in a while, and a few times at once after a rest. Whoever
/// asks first comes first.
final class Bucket {
  private final Duration every;
  private final Duration burst;
  private Instant full;

  /// @param every one turn each
  /// @param atOnce turns that a rested bucket gives without a wait
  Bucket(Duration every, int atOnce, Instant now) {
    this.every = every;
    this.burst = every.multipliedBy(atOnce - 1L);
    this.full = now;
  }

  /// When the next turn is; may have passed.
  Instant next() {
    return full.minus(burst);
  }

  /// Whether it gives so many turns without a wait.
  boolean has(int turns, Instant now) {
    return !next().plus(every.multipliedBy(turns - 1L)).isAfter(now);
  }

  /// Takes that turn.
  void take(Instant now) {
    full = later(full, now).plus(every);
  }

  /// No turn before a moment, and none to make up for it.
  void hold(Instant until) {
    full = later(full, until.plus(burst));
  }

  /// Whether it is as good as new.
  boolean isRested(Instant now) {
    return !full.isAfter(now);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
