package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Which of the next calls go wrong.
final class Faults {
  private final Changes changes;
  private final Map<String, Queue<Fault>> next = new HashMap<>();

  Faults(Changes changes) {
    this.changes = changes;
  }

  void add(String method, Fault fault) {
    changes.change(() -> {
      next.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(fault);
    });
  }

  /// The fault for this call, which is used up; null if it goes well.
  @Nullable Fault take(String method) {
    return changes.make(() -> {
      Queue<Fault> faults = next.get(method);
      return faults == null ? null : faults.poll();
    });
  }
}
