package bot.mtasts.lab.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The one lock of a fake, and a bell that rings whenever something may have changed. Nothing is
/// sent and nothing is waited for while it is held.
final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition bell = lock.newCondition();

  /// Does it alone, and rings.
  <T> T make(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      bell.signalAll();
      lock.unlock();
    }
  }

  /// Does it alone, and rings.
  void make(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      bell.signalAll();
      lock.unlock();
    }
  }

  /// Looks while nothing changes.
  <T> T look(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /// Looks now and after each change until there is something.
  ///
  /// @return empty if there was nothing within the limit
  <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
    lock.lock();
    try {
      long left = limit.toNanos();
      Optional<T> seen = look.get();
      while (seen.isEmpty() && left > 0) {
        left = bell.awaitNanos(left);
        seen = look.get();
      }
      return seen;
    } catch (InterruptedException e) {
      // Whoever waits is a test that was told to stop: what there is now is its answer.
      Thread.currentThread().interrupt();
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /// As words for a limit that ran out.
  static String inWords(Duration limit) {
    return TimeUnit.NANOSECONDS.toMillis(limit.toNanos()) + " ms";
  }
}
