package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Deliveries.Filter;
import bot.mtasts.core.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class DeliveriesContract extends OpenStore {
  private static final Filter ANY = new Filter(null, null, null);
  private static final Answer TAKEN = new Answer.Accepted(204, "");

  DeliveriesContract(Server server) {
    super(server);
  }

  private Instant now() {
    return clock.instant();
  }

  private Deliveries deliveries() {
    return store.deliveries();
  }

  /// Keeps deliveries as a check that has ended does.
  private void keep(Delivery... all) {
    CheckRequest request = Samples.request(now());
    store.requests().accept(List.of(request), null);
    store.requests().fail(request.id(), "for the test", List.of(all));
  }

  private Delivery kept() {
    clock.move(Duration.ofMillis(1));
    Delivery delivery = Samples.delivery("chk_1", now());
    keep(delivery);
    return delivery;
  }

  private DestinationHealth well(Delivery delivery) {
    return DestinationHealth.well(delivery.destination().key(), delivery.integration());
  }

  private Delivery found(Delivery delivery) {
    return deliveries().find(delivery.id()).orElseThrow();
  }

  @Test
  void a_delivery_comes_back_as_it_was_octet_for_octet() {
    byte[] octets = new byte[256];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    Delivery delivery =
        Delivery.due(
            Ids.delivery(now()),
            Ids.message(now()),
            null,
            "chk_1",
            EventType.CHECK_FAILED,
            new Destination.HelpdeskNote("rt", "4711", false),
            new Payload("text/plain; charset=utf-8", ByteString.of(octets)),
            now());
    keep(delivery);

    assertThat(deliveries().find(delivery.id())).contains(delivery);
    assertThat(deliveries().find("dlv_0")).isEmpty();
    assertThat(deliveries().attempts(delivery.id())).isEmpty();
  }

  @Test
  void a_payload_of_megabytes_is_kept() {
    Delivery small = Samples.delivery("chk_1", now());
    Delivery delivery =
        Delivery.due(
            small.id(),
            small.messageId(),
            small.integration(),
            small.checkId(),
            small.event(),
            small.destination(),
            new Payload("application/json", ByteString.of(new byte[3_000_000])),
            now());

    keep(delivery);

    assertThat(found(delivery).payload().body().size()).isEqualTo(3_000_000);
  }

  @Test
  void attempts_of_every_ending_come_back_in_order() {
    Delivery delivery = kept();
    List<Answer> answers =
        List.of(
            Samples.declined(503),
            new Answer.Declined(null, null, "It said no.", "", null),
            new Answer.Unreached("The connection was refused."),
            new Answer.Forbidden("We do not send there."),
            new Answer.Gone(410, "HTTP 410"),
            new Answer.Gone(null, "The channel is no more."),
            new Answer.Accepted(null, "ok"));
    Delivery stands = delivery;
    List<Attempt> made = new ArrayList<>();
    for (Answer answer : answers) {
      clock.move(Duration.ofSeconds(10));
      made.add(Samples.attempt(made.size() + 1, now(), answer));
      stands = Samples.waiting(stands, now().plusSeconds(30));
      Samples.note(store, made.getLast(), stands, well(delivery));
    }

    assertThat(deliveries().attempts(delivery.id())).isEqualTo(made);
    assertThat(found(delivery)).isEqualTo(stands);
  }

  @Test
  void an_attempt_changes_delivery_and_health_together() {
    Delivery delivery = kept();
    Delivery after = Samples.dead(delivery, "The last of 10 attempts failed.");
    DestinationHealth failing = Samples.failing(delivery, now());

    Samples.note(store, Samples.attempt(1, now(), Samples.declined(500)), after, failing);

    assertThat(found(delivery)).isEqualTo(after);
    assertThat(deliveries().health(failing.key(), "helpdesk")).isEqualTo(failing);
  }

  @Test
  void an_attempt_that_tells_nothing_of_its_destination_leaves_that_as_it_is() {
    Delivery delivery = kept();
    DestinationHealth failing = Samples.failing(delivery, now());
    Delivery waiting = Samples.waiting(delivery, now().plusSeconds(30));
    Samples.note(store, Samples.attempt(1, now(), Samples.declined(500)), waiting, failing);

    Samples.note(store, Samples.attempt(2, now(), TAKEN), Samples.delivered(waiting), null);

    assertThat(found(delivery).state()).isEqualTo(State.DELIVERED);
    assertThat(deliveries().health(failing.key(), "helpdesk")).isEqualTo(failing);
  }

  @Test
  void an_attempt_at_a_delivery_that_is_not_there_is_a_mistake() {
    Delivery never = Samples.delivery("chk_1", now());

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Samples.note(
                store, Samples.attempt(1, now(), TAKEN), Samples.delivered(never), well(never)));
    assertThat(count("delivery_attempts")).isZero();
  }

  @Test
  void of_an_answer_sixteen_kibibytes_are_kept_and_no_character_is_cut() {
    Delivery delivery = kept();
    String body = "a" + "ü".repeat(20_000);

    Samples.note(
        store,
        Samples.attempt(1, now(), new Answer.Accepted(200, body)),
        Samples.delivered(delivery),
        well(delivery));

    assertThat(deliveries().attempts(delivery.id()).getFirst().answer())
        .isEqualTo(new Answer.Accepted(200, "a" + "ü".repeat(8191)));
  }

  @Test
  void a_receivers_hostile_answer_is_kept_as_it_came() {
    Delivery delivery = kept();
    String worst = "\u0000".repeat(16 * 1024);
    Answer answer = new Answer.Declined(500, null, "HTTP 500", worst, null);

    Samples.note(
        store,
        Samples.attempt(1, now(), answer),
        Samples.dead(delivery, Samples.HOSTILE),
        new DestinationHealth(
            delivery.destination().key(), "helpdesk", now(), now(), Samples.HOSTILE));

    assertThat(deliveries().attempts(delivery.id()).getFirst().answer()).isEqualTo(answer);
    assertThat(found(delivery).reason()).startsWith("\uFFFD\uFFFD ");
  }

  @Test
  void a_worker_that_comes_late_undoes_nothing() {
    Delivery delivery = kept();
    Delivery delivered = Samples.delivered(delivery);
    Samples.note(store, Samples.attempt(1, now(), TAKEN), delivered, well(delivery));

    // It was taken for dead, and made the first attempt as well.
    Samples.note(
        store,
        Samples.attempt(1, now(), Samples.declined(500)),
        Samples.waiting(delivery, now()),
        well(delivery));

    assertThat(found(delivery).state()).isEqualTo(State.DELIVERED);
    assertThat(found(delivery).attempts()).isEqualTo(2);
    assertThat(deliveries().attempts(delivery.id()))
        .extracting(Attempt::number)
        .containsExactly(1, 2);
  }

  @Test
  void a_worker_that_comes_late_with_good_news_is_heard() {
    Delivery delivery = kept();
    Samples.note(
        store,
        Samples.attempt(1, now(), Samples.declined(500)),
        Samples.waiting(delivery, now()),
        well(delivery));

    Samples.note(
        store, Samples.attempt(1, now(), TAKEN), Samples.delivered(delivery), well(delivery));

    assertThat(found(delivery).state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void a_delivery_can_be_buried_without_an_attempt() {
    Delivery delivery = kept();

    deliveries().bury(delivery.id(), "The destination is disabled.");

    assertThat(found(delivery).state()).isEqualTo(State.DEAD);
    assertThat(found(delivery).reason()).isEqualTo("The destination is disabled.");
    assertThat(found(delivery).nextAttemptAt()).isNull();
    assertThat(found(delivery).attempts()).isZero();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void a_delivery_in_any_state_can_be_delivered_again(State state) {
    Delivery delivery = kept();
    Delivery after =
        switch (state) {
          case WAITING -> Samples.waiting(delivery, now().plus(Duration.ofHours(20)));
          case DELIVERED -> Samples.delivered(delivery);
          case DEAD -> Samples.dead(delivery, "HTTP 500");
        };
    Samples.note(store, Samples.attempt(1, now(), Samples.declined(500)), after, well(delivery));
    clock.move(Duration.ofHours(1));

    assertThat(deliveries().redeliver(delivery.id(), now())).isTrue();

    Delivery again = found(delivery);
    assertThat(again.state()).isEqualTo(State.WAITING);
    assertThat(again.nextAttemptAt()).isEqualTo(now());
    assertThat(again.reason()).isNull();
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.roundStart()).as("the schedule begins anew").isEqualTo(1);
    assertThat(again.asked()).isTrue();
    assertThat(count("delivery_jobs")).as("one job, not two").isEqualTo(1);
    assertThat(again.messageId())
        .as("for the receiver it is the same")
        .isEqualTo(delivery.messageId());
  }

  @Test
  void a_buried_delivery_that_is_asked_for_again_tells_so() {
    Delivery delivery = kept();
    deliveries().bury(delivery.id(), "The destination is disabled.");

    deliveries().redeliver(delivery.id(), now());

    assertThat(found(delivery).roundStart()).isZero();
    assertThat(found(delivery).asked()).isTrue();
  }

  @Test
  void what_is_not_there_cannot_be_delivered_again() {
    assertThat(deliveries().redeliver("dlv_0", now())).isFalse();
    assertThat(count("delivery_jobs")).isZero();
  }

  @Test
  void all_dead_ones_since_a_moment_can_be_delivered_again() {
    Delivery early = kept();
    deliveries().bury(early.id(), "dead");
    clock.move(Duration.ofHours(1));
    Instant since = now();
    List<Delivery> dead = new ArrayList<>();
    for (int i = 0; i < 205; i++) {
      dead.add(Samples.delivery("chk_1", now()));
    }
    Delivery alive = Samples.delivery("chk_1", now());
    keep(dead.toArray(Delivery[]::new));
    keep(alive);
    dead.forEach(each -> deliveries().bury(each.id(), "dead"));

    assertThat(deliveries().redeliverDead("somebody else", since, now())).isZero();
    assertThat(deliveries().redeliverDead("helpdesk", since, now()))
        .as("more than go in one transaction")
        .isEqualTo(205);

    assertThat(found(early).state()).isEqualTo(State.DEAD);
    assertThat(found(alive).asked()).isFalse();
    assertThat(deliveries().redeliverDead(null, TestClock.BEGIN, now())).isEqualTo(1);
  }

  @Test
  void a_destination_that_nothing_was_noted_of_is_well() {
    assertThat(deliveries().health("callback:https://x.test/", "helpdesk"))
        .isEqualTo(DestinationHealth.well("callback:https://x.test/", "helpdesk"));
  }

  @Test
  void a_destination_ails_until_it_takes_something_or_is_enabled() {
    Delivery delivery = kept();
    DestinationHealth disabled =
        new DestinationHealth(
            delivery.destination().key(), "helpdesk", now(), now(), "It took nothing for 5 days.");
    Samples.note(
        store,
        Samples.attempt(1, now(), Samples.declined(500)),
        Samples.waiting(delivery, now()),
        Samples.failing(delivery, now()));
    Samples.note(
        store,
        Samples.attempt(2, now(), Samples.declined(500)),
        Samples.dead(Samples.waiting(delivery, now()), "disabled"),
        disabled);

    assertThat(deliveries().ailing(null)).containsExactly(disabled);
    assertThat(deliveries().ailing("helpdesk")).containsExactly(disabled);
    assertThat(deliveries().ailing("other")).isEmpty();

    deliveries().enable(disabled.key());
    assertThat(deliveries().ailing(null)).isEmpty();

    Samples.note(
        store,
        Samples.attempt(3, now(), Samples.declined(500)),
        Samples.waiting(delivery, now()),
        Samples.failing(delivery, now()));
    Samples.note(
        store, Samples.attempt(4, now(), TAKEN), Samples.delivered(delivery), well(delivery));
    assertThat(deliveries().ailing(null)).isEmpty();
  }

  @Test
  void destinations_with_the_longest_urls_are_told_apart() {
    String url = "https://x.test/" + "u".repeat(2032);
    Delivery one = Samples.delivery("chk_1", now(), new Destination.Callback(url + "1"));
    Delivery two = Samples.delivery("chk_1", now(), new Destination.Callback(url + "2"));
    keep(one, two);
    Samples.note(
        store,
        Samples.attempt(1, now(), Samples.declined(500)),
        Samples.waiting(one, now()),
        Samples.failing(one, now()));

    assertThat(deliveries().health(one.destination().key(), null).failingSince()).isEqualTo(now());
    assertThat(deliveries().health(two.destination().key(), null).failingSince()).isNull();
  }

  @Test
  void a_list_can_be_narrowed_and_goes_page_by_page() {
    List<Delivery> all = List.of(kept(), kept(), kept());
    deliveries().bury(all.get(1).id(), "dead");

    Page<Delivery> first = deliveries().list(ANY, null, 2);
    Page<Delivery> second = deliveries().list(ANY, first.next(), 2);

    assertThat(first.items())
        .extracting(Delivery::id)
        .containsExactly(all.get(2).id(), all.get(1).id());
    assertThat(second.items()).extracting(Delivery::id).containsExactly(all.get(0).id());
    assertThat(second.next()).isNull();
    assertThat(deliveries().list(new Filter("helpdesk", State.DEAD, "chk_1"), null, 9).items())
        .extracting(Delivery::id)
        .containsExactly(all.get(1).id());
    assertThat(deliveries().list(new Filter("other", null, null), null, 9).items()).isEmpty();
    assertThat(deliveries().list(new Filter(null, null, "chk_2"), null, 9).items()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> deliveries().list(ANY, "nonsense", 9));
  }
}
