package bot.mtasts.core.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// How often something may happen, for each of many: token buckets in this process, the least used
/// forgotten first. Each instance of the server counts for itself.
public final class RateLimits {
  private static final long MOST_REMEMBERED = 100_000;

  private final int most;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /// @param most in one window, and at once
  public RateLimits(int most, Duration window, InstantSource clock) {
    this.most = most;
    this.window = window;
    this.time = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(window.multipliedBy(2))
            .build();
  }

  /// How one request stands against its limit.
  ///
  /// @param remaining how many more there may be right now
  /// @param reset until all of them are back
  /// @param until how long until the next may come; zero when this one was allowed
  public record Standing(boolean allowed, long remaining, Duration reset, Duration until) {}

  /// Takes several at once, or none.
  public Standing take(String who, int count) {
    ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(count);
    return new Standing(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// Gives back what was taken for something that did not happen.
  public void giveBack(String who, int count) {
    bucket(who).addTokens(count);
  }

  /// Whether nothing is left, without taking anything.
  public boolean exhausted(String who) {
    return bucket(who).getAvailableTokens() < 1;
  }

  /// How many in one window.
  public int most() {
    return most;
  }

  /// How long the window is.
  public Duration window() {
    return window;
  }

  private Bucket bucket(String who) {
    return buckets.get(
        who,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                .withCustomTimePrecision(time)
                .build());
  }

  private record ClockMeter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
