package bot.mtasts.store;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of a queue: virtual, because they wait for strangers, and only so many, because each
/// holds sockets.
final class Workers {
  private final ThreadPoolExecutor executor;

  Workers(String name, int count) {
    this.executor =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name(name + "-", 1).factory(),
            // What comes in after closing was locked a moment before, and is handed back.
            new ThreadPoolExecutor.DiscardPolicy());
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
