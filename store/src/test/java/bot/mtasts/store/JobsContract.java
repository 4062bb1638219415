package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.request.CheckRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

abstract class JobsContract extends OpenStore {
  private static final Duration LONG = Duration.ofSeconds(20);

  JobsContract(Server server) {
    super(server);
  }

  private CheckRequest accepted() {
    CheckRequest request = Samples.request(clock.instant());
    store.requests().accept(List.of(request), null);
    return request;
  }

  /// Keeps a delivery without leaving a check to be done.
  private Delivery keptDelivery() {
    Delivery delivery = Samples.delivery("chk_1", clock.instant());
    CheckRequest request = Samples.request(clock.instant());
    store.requests().accept(List.of(request), null);
    database.transactions().run(handle -> handle.execute("delete from check_jobs"));
    store.requests().fail(request.id(), "for the test", List.of(delivery));
    return delivery;
  }

  @Test
  void a_request_becomes_a_check_that_is_made_once() throws Exception {
    FakeWork work = new FakeWork();
    store.jobs().start(work);

    CheckRequest request = accepted();

    assertThat(work.next()).isEqualTo(request.id() + " 1");
    until(() -> count("check_jobs") == 0);
    assertThat(store.jobs().depth()).isZero();
    assertThat(work.idle()).isTrue();
  }

  @Test
  void what_was_accepted_before_the_start_is_done_after_it() throws Exception {
    CheckRequest request = accepted();
    assertThat(store.jobs().depth()).isEqualTo(1);

    FakeWork work = new FakeWork();
    store.jobs().start(work);

    assertThat(work.next()).isEqualTo(request.id() + " 1");
  }

  @Test
  void a_check_that_throws_is_tried_again_after_one_five_and_thirty_seconds() throws Exception {
    FakeWork work =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) {
            note("attempt " + attempt);
            if (attempt < 6) {
              throw new IllegalStateException("attempt " + attempt + " fails");
            }
          }
        };
    store.jobs().start(work);
    accepted();

    assertThat(work.next()).isEqualTo("attempt 1");
    int attempt = 1;
    for (int wait : List.of(1, 5, 30, 30, 30)) {
      until(() -> due() == 0 && count("check_jobs where not picked") == 1);
      clock.move(Duration.ofSeconds(wait).minusMillis(1));
      assertThat(due()).as("attempt %d is not due yet", attempt + 1).isZero();
      clock.move(Duration.ofMillis(1));
      attempt++;
      assertThat(work.next()).isEqualTo("attempt " + attempt);
    }
    until(() -> count("check_jobs") == 0);
  }

  private long due() {
    return store.jobs().depth();
  }

  @Test
  void a_delivery_is_tried_again_when_it_says() throws Exception {
    Delivery delivery = keptDelivery();
    Instant later = clock.instant().plus(Duration.ofHours(2));
    FakeWork work =
        new FakeWork() {
          @Override
          public Optional<Instant> deliver(String deliveryId) {
            note(deliveryId);
            return clock.instant().isBefore(later) ? Optional.of(later) : Optional.empty();
          }
        };
    store.jobs().start(work);

    assertThat(work.next()).isEqualTo(delivery.id());
    until(() -> due() == 0);
    assertThat(count("delivery_jobs where task_name = 'delivery'")).isEqualTo(1);
    clock.move(Duration.ofHours(2));
    assertThat(work.next()).isEqualTo(delivery.id());
    until(() -> count("delivery_jobs where task_name = 'delivery'") == 0);
  }

  @Test
  void a_redelivery_moves_the_job_that_waits() throws Exception {
    Delivery delivery = keptDelivery();
    Instant later = clock.instant().plus(Duration.ofHours(2));
    FakeWork work =
        new FakeWork() {
          @Override
          public Optional<Instant> deliver(String deliveryId) {
            note(deliveryId);
            return Optional.of(later);
          }
        };
    store.jobs().start(work);
    work.next();
    until(() -> due() == 0);

    store.deliveries().redeliver(delivery.id(), clock.instant());

    assertThat(work.next()).isEqualTo(delivery.id());
  }

  @Test
  void a_redelivery_asked_for_during_an_attempt_follows_it_even_if_it_was_taken() throws Exception {
    Delivery delivery = keptDelivery();
    CountDownLatch asked = new CountDownLatch(1);
    FakeWork work =
        new FakeWork() {
          @Override
          public Optional<Instant> deliver(String deliveryId) throws InterruptedException {
            Delivery before = store.deliveries().find(deliveryId).orElseThrow();
            note(before.state().word() + " " + before.attempts() + " " + before.asked());
            asked.await();
            Samples.note(
                store,
                Samples.attempt(
                    before.attempts() + 1, clock.instant(), new Answer.Accepted(200, "")),
                Samples.delivered(before),
                DestinationHealth.well(before.destination().key(), null));
            return Optional.empty();
          }
        };
    store.jobs().start(work);
    assertThat(work.next()).isEqualTo("waiting 0 false");

    store.deliveries().redeliver(delivery.id(), clock.instant());
    asked.countDown();

    assertThat(work.next()).isEqualTo("waiting 1 true");
    until(() -> count("delivery_jobs where task_name = 'delivery'") == 0);
    Delivery after = store.deliveries().find(delivery.id()).orElseThrow();
    assertThat(after.state()).isEqualTo(State.DELIVERED);
    assertThat(after.attempts()).isEqualTo(2);
    assertThat(after.roundStart()).isEqualTo(1);
    assertThat(work.idle()).isTrue();
  }

  @Test
  void slow_checks_do_not_hold_up_deliveries() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    FakeWork work =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) throws InterruptedException {
            note("check");
            end.await();
          }
        };
    store.jobs().start(work);
    for (int i = 0; i < 20; i++) {
      accepted();
    }
    for (int i = 0; i < QUICK.checkWorkers(); i++) {
      assertThat(work.next()).isEqualTo("check");
    }

    Delivery delivery = Samples.delivery("chk_1", clock.instant());
    CheckRequest request = accepted();
    store.requests().fail(request.id(), "for the test", List.of(delivery));

    assertThat(work.next()).isEqualTo(delivery.id());
    end.countDown();
  }

  @Test
  void a_drain_lets_what_runs_end_and_begins_nothing() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    FakeWork work =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) throws InterruptedException {
            note("begun");
            end.await();
            note("ended");
          }
        };
    store.jobs().start(work);
    for (int i = 0; i < 10; i++) {
      accepted();
    }
    for (int i = 0; i < QUICK.checkWorkers(); i++) {
      work.next();
    }

    Thread drain = Thread.ofVirtual().start(() -> store.jobs().drain(LONG));
    until(() -> drain.getState() == Thread.State.TIMED_WAITING);
    end.countDown();
    drain.join();

    for (int i = 0; i < QUICK.checkWorkers(); i++) {
      assertThat(work.next()).isEqualTo("ended");
    }
    assertThat(work.idle()).isTrue();
    assertThat(count("check_jobs where not picked")).isEqualTo(10 - QUICK.checkWorkers());
  }

  @Test
  void what_does_not_end_in_time_is_interrupted_and_handed_back_as_it_was() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FakeWork stuck =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) throws InterruptedException {
            note("begun");
            never.await();
          }
        };
    store.jobs().start(stuck);
    CheckRequest request = accepted();
    stuck.next();

    store.jobs().drain(Duration.ofMillis(10));
    assertThat(count("check_jobs where not picked")).isEqualTo(1);

    FakeWork work = new FakeWork();
    store.jobs().start(work);
    assertThat(work.next()).as("that was no failure of its own").isEqualTo(request.id() + " 1");
  }

  @Test
  void what_ran_when_the_store_was_closed_runs_when_it_is_opened() throws Exception {
    FakeWork stuck =
        new FakeWork() {
          @Override
          public Optional<Instant> deliver(String deliveryId) throws InterruptedException {
            note("begun");
            new CountDownLatch(1).await();
            return Optional.empty();
          }
        };
    Delivery delivery = keptDelivery();
    store.jobs().start(stuck);
    stuck.next();

    reopen();
    FakeWork work = new FakeWork();
    store.jobs().start(work);

    assertThat(work.next()).isEqualTo(delivery.id());
  }

  @Test
  void an_interrupted_attempt_leaves_the_database_usable() throws Exception {
    // On a plain file, H2 closes the whole database when a thread that writes is interrupted.
    FakeWork busy =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) {
            note("begun");
            while (!Thread.currentThread().isInterrupted()) {
              store.reports().keep(Samples.report(Samples.request(clock.instant())));
            }
            store.reports().keep(Samples.report(Samples.request(clock.instant())));
            note("written while interrupted");
          }
        };
    store.jobs().start(busy);
    accepted();
    busy.next();

    store.jobs().drain(Duration.ZERO);

    assertThat(busy.next()).isEqualTo("written while interrupted");
    database.ping();
    store.reports().keep(Samples.report(Samples.request(clock.instant())));
  }

  @Test
  void jobs_are_begun_once() {
    store.jobs().start(new FakeWork());

    assertThatIllegalStateException().isThrownBy(() -> store.jobs().start(new FakeWork()));
  }

  @Test
  void draining_what_was_never_begun_does_nothing() {
    store.jobs().drain(Duration.ZERO);
    store.jobs().close();
    accepted();

    assertThat(store.jobs().depth()).isEqualTo(1);
  }
}
