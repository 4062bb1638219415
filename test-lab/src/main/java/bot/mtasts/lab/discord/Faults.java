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

  Faults(Changes changes) {
    this.changes = changes;
  }

  void order(Route route, Fault fault) {
    changes.change(() -> ordered.computeIfAbsent(route, _ -> new ArrayDeque<>()).add(fault));
  }

  Optional<Fault> next(Route route) {
    return changes.make(() -> Optional.ofNullable(ordered.get(route)).map(Deque::poll));
  }

  /// Waits until those that hang are released.
  void hang() {
    try {
      changes.look(() -> released).await();
    } catch (InterruptedException e) {
      // The server is being closed: the same as being released.
      Thread.currentThread().interrupt();
    }
  }

  void release() {
    changes.change(() -> {
      released.countDown();
      released = new CountDownLatch(1);
    });
  }
}
