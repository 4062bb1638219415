package bot.mtasts.core.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The threads of one look: starts steps side by side, times them, and leaves none behind. Closing
/// it interrupts whatever still runs and waits until it has ended.
final class Lookout implements AutoCloseable {
  private final long started = System.nanoTime();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Timing> timings = new ConcurrentLinkedQueue<>();
  private final LookProgress progress;

  /// @param progress is told when a stage has ended
  Lookout(LookProgress progress) {
    this.progress = progress;
  }

  /// A step that runs at the same time as everything else started so far.
  <T> Sighted<T> start(Callable<T> step) {
    return new Sighted<>(threads.submit(step));
  }

  /// A whole stage, whose end is told before anybody gets what it saw.
  <T> Sighted<T> start(Stage stage, Callable<T> steps) {
    return start(() -> {
      T seen = steps.call();
      progress.ended(stage, Duration.ofNanos(System.nanoTime() - started));
      return seen;
    });
  }

  /// A step whose time goes into the waterfall under this name.
  <T> Sighted<T> start(String name, Callable<T> step) {
    return start(() -> timed(name, step));
  }

  /// Runs a step on the caller's thread and notes how long it took.
  <T> T timed(String name, Callable<T> step) throws Exception {
    long begun = System.nanoTime();
    try {
      return step.call();
    } finally {
      timings.add(
          new Timing(
              name,
              Duration.ofNanos(begun - started),
              Duration.ofNanos(System.nanoTime() - begun)));
    }
  }

  /// Every step so far, in the order they began.
  List<Timing> timings() {
    return timings.stream().sorted(Comparator.comparing(Timing::start)).toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  /// Something that is being looked at.
  static final class Sighted<T> {
    private final Future<T> future;

    Sighted(Future<T> future) {
      this.future = future;
    }

    /// What was seen, once the look has ended.
    T get() throws InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException e) {
        // Looks return what went wrong at the stranger's side as values: this is a bug of ours.
        throw new IllegalStateException("a look failed in a way it should not", e.getCause());
      }
    }

    static <T> List<T> all(List<Sighted<T>> looks) throws InterruptedException {
      List<T> seen = new ArrayList<>();
      for (Sighted<T> look : looks) {
        seen.add(look.get());
      }
      return seen;
    }
  }
}
