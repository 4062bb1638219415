package bot.mtasts.core.command.progress;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that also wakes: what waits for a moment waits here, so that a test can let the moment
/// come.
public interface Timekeeper extends InstantSource {
  /// Waits for a moment; returns at once when it has passed.
  void await(Instant moment) throws InterruptedException;

  /// Has something done at a moment, on a thread of its own; at once when it has passed.
  void at(Instant moment, Runnable task);
}
