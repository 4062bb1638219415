package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.app.SideBySide.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void results_come_in_the_order_asked_however_long_each_takes() throws InterruptedException {
    CountDownLatch lastIsDone = new CountDownLatch(1);
    List<Integer> taken = new ArrayList<>();
    SideBySide.<Integer, Integer>each(
        List.of(1, 2, 3),
        3,
        number ->
            () -> {
              if (number == 3) {
                lastIsDone.countDown();
              } else {
                lastIsDone.await();
              }
              return number * 10;
            },
        (_, ending) -> taken.add(((Ending.Done<Integer>) ending).result()));
    assertThat(taken).containsExactly(10, 20, 30);
  }

  @Test
  void as_many_run_at_a_time_as_asked_and_no_more() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier four = new CyclicBarrier(4);
    SideBySide.<Integer, Integer>each(
        // As many as are begun ahead: with more, the first might wait for one that is not begun.
        IntStream.range(0, 32).boxed().toList(),
        4,
        number ->
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              four.await(); // passes only if four are there at once
              running.decrementAndGet();
              four.await(); // none leaves its place before all have counted down
              return number;
            },
        (_, ending) -> assertThat(ending).isInstanceOf(Ending.Done.class));
    assertThat(most.get()).isEqualTo(4);
  }

  @Test
  void one_that_breaks_does_not_stop_the_others() throws InterruptedException {
    List<String> taken = new ArrayList<>();
    SideBySide.<String, String>each(
        List.of("a", "b", "c"),
        2,
        name ->
            () -> {
              if (name.equals("b")) {
                throw new IllegalStateException("broken");
              }
              return name;
            },
        (name, ending) ->
            taken.add(
                ending instanceof Ending.Broke<String>(var cause)
                    ? name + "!" + cause.getMessage()
                    : name));
    assertThat(taken).containsExactly("a", "b!broken", "c");
  }

  @Test
  void an_interrupt_ends_what_runs_and_waits_for_it() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    AtomicBoolean ended = new AtomicBoolean();
    FutureTask<Void> task =
        new FutureTask<>(() -> {
          SideBySide.<Integer, Integer>each(
              List.of(1, 2),
              2,
              number ->
                  () -> {
                    begun.countDown();
                    try {
                      new CountDownLatch(1).await();
                    } finally {
                      ended.set(true);
                    }
                    return number;
                  },
              (_, _) -> {});
          return null;
        });
    Thread thread = Thread.ofPlatform().start(task);
    begun.await();
    thread.interrupt();
    assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(ended).isTrue();
  }
}
