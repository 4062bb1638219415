package bot.mtasts.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One second in which many do something.
final class EvenSecond {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private EvenSecond() {}

  /// Begins all of them within one second, evenly, each on a thread of its own, and waits for all.
  ///
  /// @return what came of each, in the same order
  static <T> List<T> of(List<? extends Callable<T>> deeds)
      throws InterruptedException, ExecutionException {
    Duration pause = SECOND.dividedBy(deeds.size());
    List<Future<Future<T>>> begun = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < deeds.size(); i++) {
        Callable<T> deed = deeds.get(i);
        begun.add(
            metronome.schedule(
                () -> people.submit(deed), pause.multipliedBy(i).toNanos(), TimeUnit.NANOSECONDS));
      }
      List<T> done = new ArrayList<>();
      for (Future<Future<T>> each : begun) {
        done.add(each.get().get());
      }
      return done;
    }
  }
}
