package bot.mtasts.core.service;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many attempts to one destination are under way in this process: few, so that a slow one does
/// not hold all workers, and is not hit by all of them.
final class Lanes {
  private final int width;
  private final ConcurrentHashMap<String, Integer> used = new ConcurrentHashMap<>();

  Lanes(int width) {
    this.width = width;
  }

  /// Takes a place, unless all are taken: then false.
  boolean enter(String destinationKey) {
    AtomicBoolean entered = new AtomicBoolean();
    used.compute(
        destinationKey,
        (_, count) -> {
          int inside = count == null ? 0 : count;
          entered.set(inside < width);
          return inside < width ? inside + 1 : count;
        });
    return entered.get();
  }

  /// Gives a place back.
  void leave(String destinationKey) {
    used.computeIfPresent(destinationKey, (_, count) -> count == 1 ? null : count - 1);
  }
}
