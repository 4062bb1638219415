package bot.mtasts.core.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryWorkTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Destination HOOK = new Destination.Callback("https://hook.test/");
  private static final Destination ANSWER =
      new ChatAnswer(Chat.SLACK, "T1/C1", "place", false, ChatAnswer.View.REPORT);
  private static final Answer TAKEN = new Answer.Accepted(200, "ok");
  private static final Answer DECLINED = new Answer.Declined(503, null, "HTTP 503", "", null);

  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final Told told = new Told();
  private final MovedClock clock = new MovedClock(NOW);

  @Test
  void what_is_taken_is_delivered() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));

    assertThat(work(_ -> TAKEN).attempt("dlv_1")).isEmpty();

    assertThat(now("dlv_1").state()).isEqualTo(State.DELIVERED);
    assertThat(deliveries.attempts)
        .singleElement()
        .satisfies(attempt -> {
          assertThat(attempt.number()).isEqualTo(1);
          assertThat(attempt.at()).isEqualTo(NOW);
          assertThat(attempt.answer()).isEqualTo(TAKEN);
        });
    assertThat(told.events).containsExactly("attempt 1, delivered");
  }

  @Test
  void what_is_not_taken_is_tried_again_when_its_time_has_come() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));
    DeliveryWork work = work(_ -> DECLINED);
    Instant second = NOW.plusSeconds(5);

    assertThat(work.attempt("dlv_1")).contains(second);
    assertThat(work.attempt("dlv_1")).as("a job that comes too early goes again").contains(second);
    clock.pass(Duration.ofSeconds(5));
    assertThat(work.attempt("dlv_1")).contains(second.plusSeconds(30));

    assertThat(deliveries.attempts).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(now("dlv_1").state()).isEqualTo(State.WAITING);
    assertThat(deliveries.health(HOOK.key(), null).failingSince()).isEqualTo(NOW);
  }

  @Test
  void after_ten_attempts_it_lies_dead_with_its_reason() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));
    DeliveryWork work = work(_ -> new Answer.Unreached("no answer within 15 s"));

    Optional<Instant> next = Optional.of(NOW);
    while (next.isPresent()) {
      clock.pass(Duration.between(clock.instant(), next.get()));
      next = work.attempt("dlv_1");
    }

    assertThat(deliveries.attempts).hasSize(10);
    assertThat(now("dlv_1").state()).isEqualTo(State.DEAD);
    assertThat(now("dlv_1").reason())
        .isEqualTo("The last of 10 attempts failed: no answer within 15 s");
    assertThat(work.attempt("dlv_1")).as("dead is dead").isEmpty();
    assertThat(deliveries.attempts).hasSize(10);
  }

  @Test
  void a_destination_that_is_gone_is_disabled_and_what_waits_for_it_buried()
      throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));
    deliveries.put(delivery("dlv_2", HOOK));
    AtomicInteger sent = new AtomicInteger();
    DeliveryWork work =
        work(_ -> {
          sent.incrementAndGet();
          return new Answer.Gone(410, "HTTP 410");
        });

    assertThat(work.attempt("dlv_1")).isEmpty();
    assertThat(work.attempt("dlv_2")).isEmpty();

    assertThat(sent).hasValue(1);
    assertThat(now("dlv_2").state()).isEqualTo(State.DEAD);
    assertThat(now("dlv_2").reason())
        .isEqualTo("The destination is disabled. It is gone: HTTP 410");
    assertThat(told.events)
        .containsExactly("attempt 1, dead", "disabled callback:https://hook.test/");
  }

  @Test
  void a_person_who_asks_has_a_disabled_destination_tried() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK, 0, true));
    deliveries.health.put(
        HOOK.key(), new DestinationHealth(HOOK.key(), null, NOW, NOW, "It is gone: HTTP 410"));

    assertThat(work(_ -> TAKEN).attempt("dlv_1")).isEmpty();

    assertThat(now("dlv_1").state()).isEqualTo(State.DELIVERED);
    assertThat(deliveries.health(HOOK.key(), null).disabled()).isFalse();
  }

  @Test
  void an_answer_is_tried_at_a_channel_that_is_disabled_and_leaves_it_so()
      throws InterruptedException {
    DestinationHealth disabled =
        new DestinationHealth(ANSWER.key(), null, NOW, NOW, "It took nothing for 5 days");
    deliveries.health.put(ANSWER.key(), disabled);
    deliveries.put(delivery("dlv_1", ANSWER));
    deliveries.put(delivery("dlv_2", ANSWER));
    List<String> sent = new ArrayList<>();
    DeliverySender slack =
        delivery -> {
          sent.add(delivery.id());
          return delivery.id().equals("dlv_1") ? TAKEN : new Answer.Gone(404, "no such message");
        };
    DeliveryWork work = work(new Senders(slack, slack, slack, null));

    assertThat(work.attempt("dlv_1")).isEmpty();
    assertThat(work.attempt("dlv_2")).isEmpty();

    assertThat(sent).containsExactly("dlv_1", "dlv_2");
    assertThat(now("dlv_1").state()).isEqualTo(State.DELIVERED);
    assertThat(now("dlv_2").reason()).isEqualTo("It is gone: no such message");
    assertThat(deliveries.health(ANSWER.key(), null)).isEqualTo(disabled);
    assertThat(told.events).containsExactly("attempt 1, delivered", "attempt 1, dead");
  }

  @Test
  void what_another_instance_noted_during_an_attempt_counts() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));
    DestinationHealth disabled =
        new DestinationHealth(HOOK.key(), null, NOW, NOW, "It is gone: HTTP 410");
    DeliveryWork work =
        work(_ -> {
          deliveries.health.put(HOOK.key(), disabled);
          return DECLINED;
        });

    assertThat(work.attempt("dlv_1")).isEmpty();

    assertThat(now("dlv_1").reason()).isEqualTo("HTTP 503. The destination stays disabled");
    assertThat(deliveries.health(HOOK.key(), null)).isEqualTo(disabled);
  }

  @Test
  void a_bug_in_a_sender_costs_an_attempt_and_not_the_delivery() throws InterruptedException {
    deliveries.put(delivery("dlv_1", HOOK));
    DeliveryWork work =
        work(_ -> {
          throw new IllegalStateException("token=secret");
        });

    assertThat(work.attempt("dlv_1")).contains(NOW.plusSeconds(5));

    assertThat(deliveries.attempts)
        .singleElement()
        .extracting(Attempt::answer)
        .isEqualTo(new Answer.Unreached("The attempt failed on our side"));
  }

  @Test
  void an_attempt_that_is_cut_off_is_not_noted_and_made_again() {
    deliveries.put(delivery("dlv_1", HOOK));
    DeliveryWork work =
        work(_ -> {
          throw new InterruptedException("stopping");
        });

    assertThatThrownBy(() -> work.attempt("dlv_1")).isInstanceOf(InterruptedException.class);

    assertThat(deliveries.attempts).isEmpty();
    assertThat(now("dlv_1").state()).isEqualTo(State.WAITING);
  }

  @Test
  void each_kind_has_its_sender() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    DeliveryWork work =
        work(
            new Senders(
                noting(sent, "callback"),
                noting(sent, "helpdesk"),
                noting(sent, "slack"),
                noting(sent, "discord")));
    deliver(work, "dlv_1", HOOK);
    deliver(work, "dlv_2", new Destination.HelpdeskNote("desk", "42", true));
    deliver(work, "dlv_3", new Destination.SlackChannel(null, "mail"));
    deliver(work, "dlv_4", new Destination.DiscordChannel("7"));

    assertThat(sent)
        .containsExactly("callback dlv_1", "helpdesk dlv_2", "slack dlv_3", "discord dlv_4");
  }

  @Test
  void a_kind_that_is_not_set_up_is_final_and_in_words() throws InterruptedException {
    DeliveryWork work = work(_ -> TAKEN);
    deliver(work, "dlv_1", new Destination.SlackChannel(null, "mail"));
    deliver(work, "dlv_2", new Destination.DiscordChannel("7"));

    assertThat(now("dlv_1").reason()).isEqualTo("This server is not connected to Slack");
    assertThat(now("dlv_2").reason()).isEqualTo("This server is not connected to Discord");
    assertThat(deliveries.health.values()).noneMatch(DestinationHealth::disabled);
  }

  @Test
  void four_attempts_at_a_destination_run_at_once_and_the_fifth_comes_back() throws Exception {
    CountDownLatch inside = new CountDownLatch(4);
    CountDownLatch answer = new CountDownLatch(1);
    DeliveryWork work =
        work(_ -> {
          inside.countDown();
          answer.await();
          return TAKEN;
        });
    List<FutureTask<Optional<Instant>>> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String id = "dlv_" + i;
      deliveries.put(delivery(id, HOOK));
      FutureTask<Optional<Instant>> attempt = new FutureTask<>(() -> work.attempt(id));
      Thread.ofVirtual().start(attempt);
      four.add(attempt);
    }
    inside.await();
    deliveries.put(delivery("dlv_4", HOOK));
    Destination other = new Destination.HelpdeskNote("desk", "1", false);
    deliveries.put(delivery("dlv_5", other));

    assertThat(work.attempt("dlv_4")).as("no place is free").contains(NOW.plusSeconds(1));
    assertThat(now("dlv_4").attempts()).isZero();
    answer.countDown();
    for (FutureTask<Optional<Instant>> attempt : four) {
      assertThat(attempt.get()).isEmpty();
    }
    assertThat(work.attempt("dlv_4")).as("places are given back").isEmpty();
    assertThat(work.attempt("dlv_5")).isEmpty();
    assertThat(deliveries.attempts).hasSize(6);
  }

  @Test
  void another_destination_has_places_of_its_own() throws InterruptedException {
    Lanes lanes = new Lanes(1);

    Lanes.Place place = requireNonNull(lanes.enter("a"));
    assertThat(lanes.enter("a")).isNull();
    assertThat(lanes.enter("b")).isNotNull();
    place.close();
    assertThat(lanes.enter("a")).isNotNull();
  }

  @Test
  void at_a_quick_destination_the_next_waits_for_a_place() throws Exception {
    Lanes lanes = new Lanes(2);
    Lanes.Place first = requireNonNull(lanes.enter("a"));
    Lanes.Place second = requireNonNull(lanes.enter("a"));
    first.close();
    assertThat(lanes.enter("a")).as("the place that was given back").isNotNull();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Lanes.@Nullable Place> next = threads.submit(() -> lanes.enter("a"));
      second.close();
      assertThat(next.get()).isNotNull();
    }
  }

  @Test
  void a_delivery_that_is_no_more_is_passed_over() throws InterruptedException {
    assertThat(work(_ -> TAKEN).attempt("dlv_gone")).isEmpty();
  }

  private void deliver(DeliveryWork work, String id, Destination destination)
      throws InterruptedException {
    deliveries.put(delivery(id, destination));
    assertThat(work.attempt(id)).isEmpty();
  }

  private Delivery now(String id) {
    return deliveries.find(id).orElseThrow();
  }

  private DeliveryWork work(DeliverySender sender) {
    return work(new Senders(sender, sender, null, null));
  }

  private DeliveryWork work(Senders senders) {
    return new DeliveryWork(deliveries, senders, told, clock, () -> 0);
  }

  private static DeliverySender noting(List<String> sent, String kind) {
    return delivery -> {
      sent.add(kind + " " + delivery.id());
      return TAKEN;
    };
  }

  private static Delivery delivery(String id, Destination destination) {
    return delivery(id, destination, 0, false);
  }

  private static Delivery delivery(
      String id, Destination destination, int attempts, boolean asked) {
    return new Delivery(
        id,
        "msg_1",
        null,
        "chk_1",
        EventType.CHECK_COMPLETED,
        destination,
        new Payload("application/json", ByteString.encodeUtf8("{}")),
        NOW,
        State.WAITING,
        attempts,
        NOW,
        null,
        0,
        asked);
  }
}
