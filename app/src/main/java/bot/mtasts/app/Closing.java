package bot.mtasts.app;

import java.util.ArrayDeque;
import java.util.Deque;

/// What must be let go of, in the reverse of the order in which it was taken; also when taking
/// breaks off half way.
final class Closing implements AutoCloseable {
  private final Deque<Runnable> taken = new ArrayDeque<>();

  /// Notes how something is let go of.
  void then(Runnable letGo) {
    taken.push(letGo);
  }

  /// Lets go of everything; what fails does not hold up the rest, and is thrown at the end.
  @Override
  public void close() {
    RuntimeException first = null;
    while (!taken.isEmpty()) {
      try {
        taken.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
