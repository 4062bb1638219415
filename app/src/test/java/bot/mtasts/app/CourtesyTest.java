package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.store.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourtesyTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private final InstantSource clock = now::get;
  private final Courtesy courtesy = new Courtesy(clock);

  @BeforeEach
  void something_was_checked() throws Exception {
    courtesy.before(new Noted(new ArrayList<>())).check("chk_first", 1);
  }

  @Test
  void the_first_who_asks_of_a_server_may_be_the_first_of_a_crowd() throws Exception {
    Courtesy cold = new Courtesy(clock);
    cold.arrived();
    CountDownLatch passed = letPass(cold);
    pass(Duration.ofSeconds(1));
    assertThat(passed.await(300, TimeUnit.MILLISECONDS)).as("not heard yet").isFalse();
    cold.arrived();
    cold.heard();
    cold.heard();
    assertThat(passed.await(300, TimeUnit.MILLISECONDS)).as("another just came").isFalse();
    pass(Duration.ofMillis(250));
    assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoever_came_to_a_first_check_goes_on_when_it_has_ended() throws Exception {
    Courtesy cold = new Courtesy(clock);
    AtomicReference<CountDownLatch> passed = new AtomicReference<>();
    Jobs.Work first =
        new Jobs.Work() {
          @Override
          public void check(String checkId, int attempt) throws InterruptedException {
            cold.arrived();
            passed.set(letPass(cold));
            assertThat(passed.get().await(300, TimeUnit.MILLISECONDS)).isFalse();
          }

          @Override
          public Optional<Instant> deliver(String deliveryId) {
            return Optional.empty();
          }
        };
    cold.before(first).check("chk_first", 1);
    assertThat(passed.get().await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobody_waits_on_a_server_to_which_nobody_came() throws Exception {
    assertThat(letPass(new Courtesy(clock)).await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_few_who_ask_hold_nothing_up() throws Exception {
    comes(7);
    assertThat(letPass().await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void many_who_came_one_after_the_other_are_no_crowd() throws Exception {
    for (int i = 0; i < 100; i++) {
      comes(1);
      pass(Duration.ofMillis(50));
    }
    assertThat(letPass().await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_crowd_goes_first_until_it_has_come() throws Exception {
    comes(8);
    CountDownLatch passed = letPass();
    assertThat(passed.await(300, TimeUnit.MILLISECONDS)).as("its clock stands still").isFalse();
    pass(Duration.ofMillis(250));
    assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_crowd_that_nobody_has_heard_yet_goes_first() throws Exception {
    arrive(9);
    pass(Duration.ofSeconds(1));
    CountDownLatch passed = letPass();
    courtesy.heard();
    assertThat(passed.await(300, TimeUnit.MILLISECONDS)).as("eight are left").isFalse();
    courtesy.heard();
    assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_crowd_without_an_end_is_not_waited_for_any_longer() throws Exception {
    comes(8);
    CountDownLatch passed = letPass();
    assertThat(passed.await(300, TimeUnit.MILLISECONDS)).isFalse();
    pass(Courtesy.LONGEST);
    comes(8);
    assertThat(passed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_answer_is_brought_while_a_crowd_comes() throws Exception {
    List<String> done = new ArrayList<>();
    Jobs.Work work = courtesy.before(new Noted(done));
    comes(8);
    assertThat(work.deliver("dlv_1")).contains(Instant.EPOCH);
    pass(Duration.ofSeconds(1));
    work.check("chk_1", 2);
    assertThat(done).containsExactly("delivery dlv_1", "check chk_1 2");
  }

  /// Notes what was done.
  private record Noted(List<String> done) implements Jobs.Work {
    @Override
    public void check(String checkId, int attempt) {
      done.add("check " + checkId + " " + attempt);
    }

    @Override
    public Optional<Instant> deliver(String deliveryId) {
      done.add("delivery " + deliveryId);
      return Optional.of(Instant.EPOCH);
    }
  }

  /// So many come, and are heard at once.
  private void comes(int people) {
    arrive(people);
    for (int i = 0; i < people; i++) {
      courtesy.heard();
    }
  }

  private void arrive(int people) {
    for (int i = 0; i < people; i++) {
      courtesy.arrived();
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /// Opens when the crowd was let pass.
  private CountDownLatch letPass() throws InterruptedException {
    return letPass(courtesy);
  }

  private static CountDownLatch letPass(Courtesy courtesy) throws InterruptedException {
    CountDownLatch passed = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          begun.countDown();
          try {
            courtesy.letPass();
            passed.countDown();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The test is over.
          }
        });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return passed;
  }
}
