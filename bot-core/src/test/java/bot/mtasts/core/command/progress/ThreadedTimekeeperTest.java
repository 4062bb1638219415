package bot.mtasts.core.command.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadedTimekeeperTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void what_is_due_is_done_at_once_on_a_virtual_thread() throws Exception {
    try (ThreadedTimekeeper time = new ThreadedTimekeeper("test", InstantSource.fixed(NOW))) {
      CountDownLatch done = new CountDownLatch(2);
      AtomicBoolean virtual = new AtomicBoolean();
      time.at(NOW, done::countDown);
      time.at(
          NOW.minusSeconds(9),
          () -> {
            virtual.set(Thread.currentThread().isVirtual());
            done.countDown();
          });
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(virtual).isTrue();
    }
  }

  @Test
  void who_waits_for_a_moment_does_not_come_before_it() throws Exception {
    try (ThreadedTimekeeper time = new ThreadedTimekeeper("test", InstantSource.system())) {
      Instant moment = time.instant().plusMillis(30);
      time.await(moment);
      assertThat(time.instant()).isAfterOrEqualTo(moment);
      time.await(moment.minusSeconds(60));
    }
  }

  @Test
  void after_the_end_nothing_is_begun() {
    ThreadedTimekeeper time = new ThreadedTimekeeper("test", InstantSource.fixed(NOW));
    AtomicBoolean done = new AtomicBoolean();
    time.at(NOW.plusSeconds(3_600), () -> done.set(true));
    time.close();
    time.at(NOW, () -> done.set(true));
    assertThat(done).isFalse();
  }
}
