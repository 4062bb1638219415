package bot.mtasts.store;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of a queue. Not virtual ones: what is interrupted while it talks to PostgreSQL would
/// lose its connection, and with it the note of what it has just sent. A socket that a platform
/// thread reads from is not closed by an interrupt.
final class Workers {
  private final ThreadPoolExecutor executor;

  Workers(String name, int count) {
    this.executor =
        new ThreadPoolExecutor(
            count,
            count,
            60,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            // Daemons, so that one which heeds no interrupt does not keep the process alive.
            Thread.ofPlatform().name(name + "-", 1).daemon().factory(),
            // What comes in after closing was locked a moment before, and is handed back.
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
  }

  ExecutorService executor() {
    return executor;
  }

  /// Whether no more is begun.
  boolean closing() {
    return executor.isShutdown();
  }

  void close() {
    executor.shutdown();
  }

  /// Waits until all have ended, or the limit has passed, or the caller is interrupted, who then
  /// wants it over with.
  void await(Duration limit) {
    try {
      if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
