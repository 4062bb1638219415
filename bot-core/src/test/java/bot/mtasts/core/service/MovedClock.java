package bot.mtasts.core.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test moves.
public final class MovedClock implements InstantSource {
  private volatile Instant now;

  /// @param now where it stands
  public MovedClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Moves it on.
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
