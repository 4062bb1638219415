package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often is too often: tiers per method and workspace, and one message a second and channel.
/// docs.slack.dev/apis/web-api/rate-limits; the bursts are ours, since Slack tells none.
final class RateLimits {
  /// A method's tier: calls a minute, as many of which may come at once.
  enum Tier {
    /// One a minute, but bursts are tolerated: a client that reconnects is not locked out.
    ONE(1, 20),
    TWO(20, 20),
    THREE(50, 50),
    FOUR(100, 100),
    /// "Hundreds a minute", and methods for which nothing is said.
    SPECIAL(600, 600);

    private final int aMinute;
    private final int burst;

    Tier(int aMinute, int burst) {
      this.aMinute = aMinute;
      this.burst = burst;
    }
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Changes changes;
  private final InstantSource clock;
  private final int postBurst;
  // When each bucket will be empty again: each call adds its interval, and what lies too far ahead
  // is too much.
  private final Map<String, Instant> drained = new HashMap<>();

  RateLimits(Changes changes, InstantSource clock, int postBurst) {
    this.changes = changes;
    this.clock = clock;
    this.postBurst = postBurst;
  }

  /// Counts a call.
  ///
  /// @throws Refused with how long to wait, if it is one too many
  void called(String method, Tier tier, String workspace) throws Refused {
    Duration interval = Duration.ofMinutes(1).dividedBy(tier.aMinute);
    count(workspace + " " + method, interval, tier.burst);
  }

  /// Counts a message in a channel.
  ///
  /// @throws Refused with how long to wait, if it is one too many
  void posted(Channel channel) throws Refused {
    count("post " + channel.id(), SECOND, postBurst);
  }

  private void count(String bucket, Duration interval, int burst) throws Refused {
    Optional<Duration> wait =
        changes.make(() -> {
          Instant now = clock.instant();
          Instant empty = drained.getOrDefault(bucket, now);
          Instant then = (empty.isBefore(now) ? now : empty).plus(interval);
          Duration tooFar = Duration.between(now.plus(interval.multipliedBy(burst)), then);
          if (tooFar.isPositive()) {
            return Optional.of(tooFar);
          }
          drained.put(bucket, then);
          return Optional.empty();
        });
    if (wait.isPresent()) {
      throw Refused.limited(wait.get());
    }
  }
}
