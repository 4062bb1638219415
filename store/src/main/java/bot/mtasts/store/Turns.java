package bot.mtasts.store;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets those who are about to write the same key go one after another, in this process.
///
/// The unique index decides between them anyway. But H2 lets a writer that meets another's
/// unfinished entry in an index spin until that one has committed, and on virtual threads the
/// spinning ones hold the very processors that the other needs: with two processors nothing moved
/// for ten seconds.
final class Turns {
  private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

  <R> R take(String key, Supplier<R> work) {
    Lock lock = locks[Math.floorMod(key.hashCode(), locks.length)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
