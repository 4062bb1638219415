package bot.mtasts.lab.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A time that stands until a test moves it.
public final class MovingClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private MovingClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /// Starts at a time of one's choice.
  public static MovingClock at(Instant start) {
    return new MovingClock(start);
  }

  /// Starts at the machine's time, for programs that look at that one as well.
  public static MovingClock atPresent() {
    return new MovingClock(InstantSource.system().instant());
  }

  /// Lets so much time pass.
  public void advance(Duration duration) {
    now.updateAndGet(then -> then.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
