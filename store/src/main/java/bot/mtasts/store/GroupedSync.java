package bot.mtasts.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Waits for the disk together: those who come while it is being written share the next write.
final class GroupedSync {
  private final Runnable sync;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong begun = new AtomicLong();
  // Guarded by turn: the number of the last write that has ended well.
  private long done;

  GroupedSync(Runnable sync) {
    this.sync = sync;
  }

  /// Returns when a write that began after the call has ended.
  void await() {
    // A write that has begun may not see what we have just committed; the next one will.
    long wanted = begun.get() + 1;
    turn.lock();
    try {
      if (done < wanted) {
        long number = begun.incrementAndGet();
        sync.run();
        done = number;
      }
    } finally {
      turn.unlock();
    }
  }
}
