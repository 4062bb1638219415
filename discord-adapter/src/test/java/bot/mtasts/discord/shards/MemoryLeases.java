package bot.mtasts.discord.shards;

import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Leases in a map, in a store that can be away, or keep one waiting.
final class MemoryLeases implements Leases {
  private record Held(String holder, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Held> held = new HashMap<>();
  private final List<String> turns = new ArrayList<>();
  private volatile boolean away;
  private volatile @Nullable CountDownLatch hanging;

  MemoryLeases(InstantSource clock) {
    this.clock = clock;
  }

  /// From now on the store cannot be reached, or can be again.
  void away(boolean value) {
    away = value;
  }

  /// From now on calls wait until the latch is open.
  void hang(CountDownLatch until) {
    hanging = until;
  }

  /// Who holds a lease.
  synchronized Optional<String> holder(String name) {
    return Optional.ofNullable(held.get(name))
        .filter(present -> clock.instant().isBefore(present.until()))
        .map(Held::holder);
  }

  /// Who had a turn to IDENTIFY, in order.
  synchronized List<String> turns() {
    return List.copyOf(turns);
  }

  @Override
  public boolean hold(String name, String holder, Duration length) {
    answer();
    return take(name, holder, length);
  }

  private synchronized boolean take(String name, String holder, Duration length) {
    Instant now = clock.instant();
    Held present = held.get(name);
    boolean free =
        present == null || present.holder().equals(holder) || !now.isBefore(present.until());
    if (free) {
      held.put(name, new Held(holder, now.plus(length)));
      if (name.contains("identify") && !turns.contains(holder)) {
        turns.add(holder);
      }
    }
    return free;
  }

  @Override
  public void release(String name, String holder) {
    answer();
    synchronized (this) {
      if (holder(name).filter(holder::equals).isPresent()) {
        held.remove(name);
      }
    }
  }

  private void answer() {
    if (away) {
      throw new StoreException("The store is away.", new IllegalStateException("for the test"));
    }
    CountDownLatch until = hanging;
    if (until != null) {
      try {
        until.await();
      } catch (InterruptedException e) {
        throw new StoreException("The store did not answer.", e);
      }
    }
  }
}
