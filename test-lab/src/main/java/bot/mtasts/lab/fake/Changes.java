package bot.mtasts.lab.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The lock that a whole fake shares, and the bell that rings when it is given back. Whoever holds
/// it neither sends nor waits.
public final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition bell = lock.newCondition();

  /// Something that is done alone.
  public interface Work<T extends @Nullable Object, X extends Exception> {
    /// Does it.
    T done() throws X;
  }

  /// Something that is done alone and has no result.
  public interface Deed<X extends Exception> {
    /// Does it.
    void done() throws X;
  }

  /// Does it alone, and rings.
  public <T extends @Nullable Object, X extends Exception> T make(Work<T, X> work) throws X {
    lock.lock();
    try {
      return work.done();
    } finally {
      bell.signalAll();
      lock.unlock();
    }
  }

  /// Does it alone, and rings.
  public <X extends Exception> void change(Deed<X> deed) throws X {
    lock.lock();
    try {
      deed.done();
    } finally {
      bell.signalAll();
      lock.unlock();
    }
  }

  /// Looks while nothing changes.
  public <T extends @Nullable Object, X extends Exception> T look(Work<T, X> look) throws X {
    lock.lock();
    try {
      return look.done();
    } finally {
      lock.unlock();
    }
  }

  /// Looks at once and after every ring, until there is something.
  ///
  /// @param limit of the waiting, by the machine's time
  /// @return empty if there was nothing in time, or the waiting thread was interrupted
  public <T> Optional<T> await(Duration limit, Supplier<Optional<T>> look) {
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
      // A test that is told to stop: it still sees the flag, and that nothing came.
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
