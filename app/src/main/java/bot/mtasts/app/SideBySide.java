package bot.mtasts.app;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Works on many things at a time and hands out what becomes of each in the order asked.
public final class SideBySide {
  // What is done waits for a slow one before it, but not without limit: memory must not grow with
  // the list.
  private static final int WAITING_PER_PLACE = 8;

  private SideBySide() {}

  /// How the work on one thing ended.
  public sealed interface Ending<R> {
    record Done<R>(R result) implements Ending<R> {}

    /// It threw: a fault of ours.
    record Broke<R>(Throwable cause) implements Ending<R> {}
  }

  /// Blocks until all is done and handed out.
  ///
  /// @param width how many are worked on at a time
  /// @param work run on a virtual thread of its own for each thing
  /// @param taker called on the caller's thread, in order
  /// @throws InterruptedException if the caller is interrupted: what runs is interrupted, too, and
  ///   waited for
  public static <T, R> void each(
      Iterable<T> things, int width, Function<T, Callable<R>> work, BiConsumer<T, Ending<R>> taker)
      throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      // Fair: what was asked first is waited for first.
      Semaphore places = new Semaphore(width, true);
      Iterator<T> waiting = things.iterator();
      Queue<Begun<T, R>> begun = new ArrayDeque<>();
      while (waiting.hasNext() || !begun.isEmpty()) {
        while (waiting.hasNext() && begun.size() < width * WAITING_PER_PLACE) {
          T thing = waiting.next();
          begun.add(new Begun<>(thing, threads.submit(inPlace(places, work.apply(thing)))));
        }
        Begun<T, R> first = begun.remove();
        taker.accept(first.thing(), ending(first.future()));
      }
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static <R> Callable<R> inPlace(Semaphore places, Callable<R> work) {
    return () -> {
      places.acquire();
      try {
        return work.call();
      } finally {
        places.release();
      }
    };
  }

  private record Begun<T, R>(T thing, Future<R> future) {}

  private static <R> Ending<R> ending(Future<R> future) throws InterruptedException {
    try {
      return new Ending.Done<>(future.get());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new Ending.Broke<>(cause == null ? e : cause);
    }
  }
}
