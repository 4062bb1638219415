package bot.mtasts.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Has many do something at the same moment.
final class AtOnce {
  private AtOnce() {}

  /// What each of them came to, in the order of their numbers.
  ///
  /// @param work of each number, from 0
  static <R> List<R> each(int many, IntFunction<Callable<R>> work) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<R> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> all =
          IntStream.range(0, many)
              .mapToObj(i ->
                  threads.submit(() -> {
                    go.await();
                    return work.apply(i).call();
                  }))
              .toList();
      go.countDown();
      for (Future<R> each : all) {
        results.add(each.get());
      }
    }
    return results;
  }
}
