package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.store.CheckRequests.Acceptance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SweepContract extends OpenStore {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Retention RETENTION =
      new Retention(
          Duration.ofDays(10), Duration.ofDays(20), Duration.ofDays(5), Duration.ofDays(40));

  SweepContract(Server server) {
    super(server);
  }

  @BeforeEach
  void withOwnRetention() throws StoreSetupException {
    store = Store.of(database, sealer, RETENTION, QUICK, clock, _ -> clock.instant());
  }

  private CheckRequest accepted() {
    CheckRequest request = Samples.request(clock.instant());
    store.requests().accept(List.of(request), null);
    return request;
  }

  private CheckRequest completed() {
    CheckRequest request = accepted();
    store.requests().complete(Samples.report(request), List.of());
    return request;
  }

  private void sweepAfter(Duration passed) {
    clock.move(passed);
    store.sweep(clock.instant());
  }

  @Test
  void a_report_goes_when_its_time_is_over_and_its_request_goes_with_it() {
    CheckRequest old = completed();
    clock.move(MOMENT);
    CheckRequest young = completed();

    sweepAfter(Duration.ofDays(10));

    assertThat(store.reports().find(old.id())).isEmpty();
    assertThat(store.requests().find(old.id())).isEmpty();
    assertThat(store.reports().find(young.id())).isPresent();
    assertThat(store.requests().find(young.id())).isPresent();
    assertThat(count("check_requests")).isEqualTo(1);
    assertThat(store.reports().history(Samples.DOMAIN)).as("history outlives them").hasSize(2);
  }

  @Test
  void between_the_report_and_its_request_nothing_half_is_seen() {
    CheckRequest request = completed();
    database.transactions().run(handle -> handle.execute("delete from reports"));

    assertThat(store.requests().find(request.id())).isEmpty();
  }

  @Test
  void a_failed_request_goes_when_its_own_time_is_over() {
    CheckRequest old = accepted();
    store.requests().fail(old.id(), "We could not look.", List.of());
    clock.move(MOMENT);
    CheckRequest young = accepted();
    store.requests().fail(young.id(), "We could not look.", List.of());

    sweepAfter(Duration.ofDays(20));

    assertThat(store.requests().find(old.id())).isEmpty();
    assertThat(store.requests().find(young.id())).isPresent();
  }

  @Test
  void what_has_not_ended_stays_however_old_it_is() {
    CheckRequest queued = accepted();
    CheckRequest running = accepted();
    store.requests().started(running.id());
    CheckRequest ended = accepted();
    Delivery waiting = Samples.delivery(ended.id(), clock.instant());
    store.requests().fail(ended.id(), "for the test", List.of(waiting));

    sweepAfter(Duration.ofDays(1000));

    assertThat(store.requests().find(queued.id())).isPresent();
    assertThat(store.requests().find(running.id())).isPresent();
    assertThat(store.deliveries().find(waiting.id())).isPresent();
  }

  @Test
  void a_delivery_goes_with_its_attempts() {
    Delivery old = ended();
    clock.move(MOMENT);
    Delivery young = ended();

    sweepAfter(Duration.ofDays(5));

    assertThat(store.deliveries().find(old.id())).isEmpty();
    assertThat(store.deliveries().attempts(old.id())).isEmpty();
    assertThat(store.deliveries().find(young.id())).isPresent();
    assertThat(store.deliveries().attempts(young.id())).hasSize(1);
  }

  private Delivery ended() {
    CheckRequest request = accepted();
    Delivery delivery = Samples.delivery(request.id(), clock.instant());
    store.requests().fail(request.id(), "for the test", List.of(delivery));
    Samples.note(
        store,
        Samples.attempt(1, clock.instant(), new Answer.Accepted(200, "")),
        Samples.delivered(delivery),
        DestinationHealth.well(delivery.destination().key(), null));
    return delivery;
  }

  @Test
  void sightings_go_when_their_time_is_over() {
    store.reports().keep(Samples.report(Samples.request(clock.instant())));
    Instant first = clock.instant();
    clock.move(MOMENT);
    store.reports().keep(Samples.report(Samples.request(clock.instant())));

    sweepAfter(Duration.ofDays(40));

    assertThat(store.reports().history(Samples.DOMAIN))
        .singleElement()
        .satisfies(past -> assertThat(past.at()).isEqualTo(first.plus(MOMENT)));
  }

  @Test
  void a_claim_goes_when_it_no_longer_stands() {
    store
        .requests()
        .accept(
            List.of(Samples.request(clock.instant())),
            Samples.claim("one", "hash", clock.instant()));
    clock.move(MOMENT);
    store
        .requests()
        .accept(
            List.of(Samples.request(clock.instant())),
            Samples.claim("two", "hash", clock.instant()));

    sweepAfter(Duration.ofHours(24).minus(MOMENT));

    assertThat(count("claims")).isEqualTo(1);
    assertThat(store.requests().accept(List.of(), Samples.claim("two", "hash", clock.instant())))
        .isInstanceOf(Acceptance.Unanswered.class);
  }

  @Test
  void a_destination_that_failed_once_is_forgotten_and_a_disabled_one_is_not() {
    Delivery delivery = ended();
    Samples.note(
        store,
        Samples.attempt(2, clock.instant(), Samples.declined(500)),
        Samples.dead(delivery, "no"),
        Samples.failing(delivery, clock.instant()));
    Delivery gone =
        Samples.delivery("chk_1", clock.instant(), new Destination.SlackChannel(null, "#gone"));
    store.requests().fail(accepted().id(), "for the test", List.of(gone));
    DestinationHealth disabled =
        new DestinationHealth("slack:#gone", null, clock.instant(), clock.instant(), "no");
    Samples.note(
        store,
        Samples.attempt(3, clock.instant(), Samples.declined(500)),
        Samples.dead(gone, "no"),
        disabled);

    sweepAfter(Duration.ofDays(6));

    assertThat(store.deliveries().ailing(null)).containsExactly(disabled);
  }

  @Test
  void secrets_leases_and_what_came_go_when_their_time_is_over() {
    Duration hour = Duration.ofHours(1);
    Secret secret = new Secret("x");
    store.vault().keep("states", "over", secret, clock.instant().plus(hour));
    store.vault().keep("states", "not yet", secret, clock.instant().plus(hour).plus(MOMENT));
    store.vault().keep("states", "for good", secret, null);
    store.once().first("events", "over", hour);
    store.once().first("events", "not yet", hour.plus(MOMENT));
    store.leases().hold("over", "me", hour);
    store.leases().hold("not yet", "me", hour.plus(MOMENT));

    sweepAfter(hour);

    assertThat(count("vault")).isEqualTo(2);
    assertThat(store.vault().keys("states")).containsExactly("for good", "not yet");
    assertThat(count("once_only")).isEqualTo(1);
    assertThat(store.once().first("events", "not yet", hour)).isFalse();
    assertThat(count("leases")).isEqualTo(1);
    assertThat(store.leases().hold("not yet", "you", hour)).isFalse();
  }

  @Test
  void what_is_renewed_while_the_sweep_looks_stays() throws Exception {
    Duration hour = Duration.ofHours(1);
    store.leases().hold("shard", "me", hour);
    clock.move(hour);
    CountDownLatch renewed = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<?> renewing =
          threads.submit(() -> {
            database
                .transactions()
                .run(handle -> {
                  handle.execute("update leases set held_until = ?", clock.instant().plus(hour));
                  renewed.countDown();
                  await(go);
                });
          });
      await(renewed);
      Future<?> sweeping = threads.submit(() -> store.sweep(clock.instant()));
      // It has found the row and waits for it, or sees that it is held and leaves it.
      until(() -> sweeping.isDone() || waitingForARow());
      go.countDown();
      renewing.get();
      sweeping.get();
    }

    assertThat(store.leases().hold("shard", "you", hour)).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }

  private boolean waitingForARow() {
    return count(
            settings.url() == null
                ? "information_schema.sessions where blocker_id is not null"
                : "pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
        > 0;
  }

  @Test
  void more_than_a_batch_is_swept_in_several() {
    List<CheckRequest> many = new ArrayList<>();
    for (int i = 0; i < 1203; i++) {
      many.add(Samples.request(clock.instant()));
    }
    store.requests().accept(many, null);
    database
        .transactions()
        .run(handle ->
            handle.execute(
                "update check_requests set state = 'failed', reason = 'x', ended_at = received_at"));

    sweepAfter(Duration.ofDays(21));

    assertThat(count("check_requests")).isZero();
  }

  @Test
  void a_job_sweeps_once_a_day() throws Exception {
    CheckRequest old = completed();
    store.jobs().start(new FakeWork());

    // The first time is drawn from the next 24 hours.
    clock.move(Duration.ofDays(12));

    until(() -> store.reports().find(old.id()).isEmpty());
    until(() -> count("delivery_jobs where picked") == 0);
    Instant next =
        database
            .transactions()
            .read(handle ->
                handle
                    .createQuery("select execution_time from delivery_jobs")
                    .map((row, _) -> Times.get(row, "execution_time"))
                    .one());
    assertThat(next).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
  }
}
