package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Changes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The faults that were ordered and have not happened yet.
final class Faults {
  private final Changes changes;
  private final Map<Route, Deque<Fault>> ordered = new EnumMap<>(Route.class);
  private CountDownLatch released = new CountDownLatch(1);

  /// A request that hangs.
  interface Hanging {
    /// Waits until those that hang are released.
    void untilReleased();
  }

  Faults(Changes changes) {
    this.changes = changes;
  }

  void order(Route route, Fault fault) {
    changes.change(() -> ordered.computeIfAbsent(route, _ -> new ArrayDeque<>()).add(fault));
  }

  Optional<Fault> next(Route route) {
    return changes.make(() -> Optional.ofNullable(ordered.get(route)).map(Deque::poll));
  }

  /// What a request that hangs waits for. It is taken before anybody can see that the request
  /// hangs: a release that comes between the two would let go all but this one.
  Hanging hanging() {
    CountDownLatch release = changes.look(() -> released);
    return () -> {
      try {
        release.await();
      } catch (InterruptedException e) {
        // The server is being closed: the same as being released.
        Thread.currentThread().interrupt();
      }
    };
  }

  void release() {
    changes.change(() -> {
      released.countDown();
      released = new CountDownLatch(1);
    });
  }
}
