package bot.mtasts.core.command;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Does things on threads of their own, so that whoever brings them is not kept waiting; no more
/// than so many at once.
public final class Handoff {
  private final ExecutorService threads;
  private final Semaphore places;
  private final int most;
  private volatile boolean closed;

  /// One that takes things on at once.
  ///
  /// @param name of its threads
  /// @param most that are done at once
  public Handoff(String name, int most) {
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
    this.places = new Semaphore(most);
    this.most = most;
  }

  /// Takes something on, or refuses to.
  ///
  /// @param work throws nothing
  /// @return whether it is done
  public boolean take(Runnable work) {
    if (!places.tryAcquire()) {
      return false;
    }
    // Looked at with the place in hand, so that nobody slips in once the waiting has begun.
    if (closed) {
      places.release();
      return false;
    }
    try {
      threads.execute(() -> {
        try {
          work.run();
        } finally {
          places.release();
        }
      });
      return true;
    } catch (RejectedExecutionException _) {
      // Interrupted for good in this very moment: the same as closed.
      places.release();
      return false;
    }
  }

  /// Whether it takes nothing more.
  public boolean isClosed() {
    return closed;
  }

  /// Takes nothing more, and waits for what was taken on.
  ///
  /// @return whether all of it has ended
  /// @throws InterruptedException if the caller's thread is interrupted
  public boolean close(Duration patience) throws InterruptedException {
    closed = true;
    if (!places.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    places.release(most);
    return true;
  }

  /// Takes nothing more, and interrupts what still runs.
  public void interrupt() {
    closed = true;
    threads.shutdownNow();
  }
}
