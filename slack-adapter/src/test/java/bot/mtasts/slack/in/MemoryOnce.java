package bot.mtasts.slack.in;

import bot.mtasts.core.store.Once;
import bot.mtasts.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// What came already, in a map. It can be out of order for a while.
final class MemoryOnce implements Once {
  private final InstantSource clock;
  private final Map<String, Instant> known = new HashMap<>();
  private boolean works = true;

  MemoryOnce(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void setWorks(boolean now) {
    works = now;
  }

  @Override
  public synchronized boolean first(String kind, String key, Duration kept) {
    if (!works) {
      throw new StoreException("the database is away", new IllegalStateException("for a test"));
    }
    if (kind.length() > 40 || key.length() > 255) {
      throw new IllegalArgumentException("too long: " + kind + " " + key);
    }
    Instant now = clock.instant();
    known.values().removeIf(until -> !now.isBefore(until));
    return known.putIfAbsent(kind + "/" + key, now.plus(kept)) == null;
  }
}
