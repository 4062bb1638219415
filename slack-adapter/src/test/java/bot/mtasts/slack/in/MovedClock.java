package bot.mtasts.slack.in;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves; it does not go by itself.
final class MovedClock implements InstantSource {
  private volatile Instant now;

  MovedClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
