package bot.mtasts.core.service;

import bot.mtasts.core.store.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Leases in a map.
public final class MemoryLeases implements Leases {
  private record Held(String holder, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Held> held = new HashMap<>();

  /// An empty one.
  public MemoryLeases(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean hold(String name, String holder, Duration length) {
    Instant now = clock.instant();
    Held present = held.get(name);
    boolean free =
        present == null || present.holder().equals(holder) || !now.isBefore(present.until());
    if (free) {
      held.put(name, new Held(holder, now.plus(length)));
    }
    return free;
  }

  @Override
  public synchronized void release(String name, String holder) {
    Held present = held.get(name);
    if (present != null && present.holder().equals(holder)) {
      held.remove(name);
    }
  }
}
