package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedSyncTest {
  @Test
  void who_comes_alone_writes_alone() {
    AtomicInteger writes = new AtomicInteger();
    GroupedSync sync = new GroupedSync(writes::incrementAndGet);

    sync.await();
    sync.await();

    assertThat(writes).hasValue(2);
  }

  @Test
  void who_come_during_a_write_share_the_next_one() throws Exception {
    AtomicInteger writes = new AtomicInteger();
    Semaphore begun = new Semaphore(0);
    CountDownLatch end = new CountDownLatch(1);
    GroupedSync sync =
        new GroupedSync(() -> {
          writes.incrementAndGet();
          begun.release();
          awaiting(end);
        });
    List<Thread> threads;
    Thread first = Thread.ofVirtual().start(sync::await);
    begun.acquire();
    threads = IntStream.range(0, 10).mapToObj(_ -> Thread.ofVirtual().start(sync::await)).toList();
    for (Thread each : threads) {
      OpenStore.until(() -> each.getState() == Thread.State.WAITING);
    }

    end.countDown();
    first.join();
    for (Thread each : threads) {
      each.join();
    }

    assertThat(writes).as("the first, and one for all ten").hasValue(2);
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nobody_returns_before_what_he_wrote_is_on_the_disk() throws Exception {
    AtomicLong written = new AtomicLong();
    AtomicLong onDisk = new AtomicLong();
    GroupedSync sync = new GroupedSync(() -> onDisk.set(written.get()));
    CyclicBarrier together = new CyclicBarrier(8);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> all =
          IntStream.range(0, 8)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    together.await();
                    boolean kept = true;
                    for (int i = 0; i < 2000; i++) {
                      long mine = written.incrementAndGet();
                      sync.await();
                      kept &= onDisk.get() >= mine;
                    }
                    return kept;
                  }))
              .toList();
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  @Test
  void a_write_that_failed_is_made_again_by_the_next() {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger writes = new AtomicInteger();
    GroupedSync sync =
        new GroupedSync(() -> {
          if (broken.get()) {
            throw new IllegalStateException("disk full");
          }
          writes.incrementAndGet();
        });

    assertThatThrownBy(sync::await).hasMessage("disk full");
    broken.set(false);
    sync.await();

    assertThat(writes).hasValue(1);
  }
}
