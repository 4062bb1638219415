package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.request.CheckRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Attempts at one destination that end at the same time, in several instances.
abstract class HealthContract extends OpenStore {
  private static final String KEY = Samples.CALLBACK.key();
  private static final int MANY = 16;
  private static final int ROUNDS = 5;

  HealthContract(Server server) {
    super(server);
  }

  /// Deliveries to the same destination.
  private List<Delivery> kept(int many) {
    List<Delivery> deliveries = new ArrayList<>();
    CheckRequest request = Samples.request(clock.instant());
    for (int i = 0; i < many; i++) {
      deliveries.add(Samples.delivery(request.id(), clock.instant()));
    }
    store.requests().accept(List.of(request), null);
    store.requests().fail(request.id(), "for the test", deliveries);
    return deliveries;
  }

  private static Ruling noted(Store store, Delivery delivery, Answer answer, Instant at) {
    Attempt attempt = Samples.attempt(delivery.attempts() + 1, at, answer);
    return store
        .deliveries()
        .record(attempt, delivery, health -> RetrySchedule.decide(delivery, answer, health, at, 0));
  }

  private DestinationHealth health() {
    return store.deliveries().health(KEY, "helpdesk");
  }

  @Test
  void of_many_first_failures_at_once_one_says_since_when() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Delivery> deliveries = kept(MANY);

        List<Ruling> rulings =
            AtOnce.each(
                MANY,
                i ->
                    () ->
                        noted(
                            i % 2 == 0 ? store : other,
                            deliveries.get(i),
                            Samples.declined(500),
                            TestClock.BEGIN.plusSeconds(i)));

        assertThat(rulings).extracting(Ruling::health).containsOnly(health());
        store.deliveries().enable(KEY);
      }
    }
  }

  @Test
  void none_of_many_at_once_overwrites_what_another_noted() throws Exception {
    try (Store other = another()) {
      List<Delivery> deliveries = kept(MANY * ROUNDS);

      AtOnce.each(
          deliveries.size(), i -> () -> counted(i % 2 == 0 ? store : other, deliveries.get(i)));

      assertThat(health().disabledReason()).isEqualTo(String.valueOf(MANY * ROUNDS));
    }
  }

  /// Notes an attempt that counts itself in the health of its destination.
  private Ruling counted(Store one, Delivery delivery) {
    Instant now = clock.instant();
    return one.deliveries()
        .record(
            Samples.attempt(1, now, Samples.declined(500)),
            delivery,
            health -> {
              String before = Objects.requireNonNullElse(health.disabledReason(), "0");
              String after = String.valueOf(Integer.parseInt(before) + 1);
              return new Ruling(
                  new Decision.Dead("no"),
                  new DestinationHealth(KEY, health.integration(), now, now, after));
            });
  }

  @Test
  void what_was_disabled_during_an_attempt_stays_disabled_when_that_fails() {
    List<Delivery> deliveries = kept(2);
    noted(store, deliveries.getFirst(), new Answer.Gone(410, "HTTP 410"), clock.instant());

    Ruling ruling =
        noted(store, deliveries.getLast(), Samples.declined(503), clock.instant().plusSeconds(3));

    assertThat(ruling.decision())
        .isEqualTo(new Decision.Dead("HTTP 503. The destination stays disabled"));
    assertThat(store.deliveries().find(deliveries.getLast().id()).orElseThrow().state())
        .isEqualTo(Delivery.State.DEAD);
    assertThat(health().disabledReason()).isEqualTo("It is gone: HTTP 410");
  }

  @Test
  void of_many_that_find_it_gone_at_once_one_disables_it() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Delivery> deliveries = kept(MANY);

        List<Ruling> rulings =
            AtOnce.each(
                MANY,
                i ->
                    () ->
                        noted(
                            i % 2 == 0 ? store : other,
                            deliveries.get(i),
                            new Answer.Gone(410, "HTTP 410"),
                            clock.instant()));

        assertThat(rulings)
            .as("it is told once")
            .filteredOn(ruling -> ruling.decision() instanceof Decision.DeadAndDisable)
            .hasSize(1);
        store.deliveries().enable(KEY);
      }
    }
  }

  @Test
  void what_nobody_can_reach_is_disabled_if_anything_was_ever_sent_there() {
    List<Delivery> deliveries = kept(1);
    Destination unused = new Destination.DiscordChannel("100200300400500600");
    List<Destination> lost = new ArrayList<>(List.of(unused, Samples.CALLBACK));
    IntStream.range(0, 450)
        .mapToObj(i -> new Destination.DiscordChannel(String.valueOf(i)))
        .forEach(lost::add);

    List<DestinationHealth> disabled = store.deliveries().disable(lost, "The bot was removed");

    Instant now = clock.instant();
    assertThat(disabled)
        .containsExactly(new DestinationHealth(KEY, "helpdesk", now, now, "The bot was removed"));
    assertThat(store.deliveries().ailing(null)).isEqualTo(disabled);
    assertThat(store.deliveries().find(deliveries.getFirst().id()).orElseThrow().state())
        .as("what waits is buried when its time comes")
        .isEqualTo(Delivery.State.WAITING);
    store.deliveries().enable(KEY);
    assertThat(health().disabled()).isFalse();
  }

  @Test
  void what_was_disabled_before_keeps_its_reason() {
    List<Delivery> deliveries = kept(1);
    noted(store, deliveries.getFirst(), new Answer.Gone(410, "HTTP 410"), clock.instant());

    assertThat(store.deliveries().disable(List.of(Samples.CALLBACK), "The bot was removed"))
        .isEmpty();

    assertThat(health().disabledReason()).isEqualTo("It is gone: HTTP 410");
    assertThat(store.deliveries().disable(List.of(), "Nothing was lost")).isEmpty();
  }

  @Test
  void of_many_that_lose_it_at_once_one_disables_it() throws Exception {
    try (Store other = another()) {
      kept(1);

      List<List<DestinationHealth>> all =
          AtOnce.each(
              MANY,
              i ->
                  () ->
                      (i % 2 == 0 ? store : other)
                          .deliveries()
                          .disable(List.of(Samples.CALLBACK), "The bot was removed"));

      assertThat(all).filteredOn(disabled -> !disabled.isEmpty()).hasSize(1);
    }
  }

  @Test
  void what_was_enabled_during_an_attempt_begins_to_fail_anew() {
    List<Delivery> deliveries = kept(2);
    noted(store, deliveries.getFirst(), Samples.declined(503), clock.instant());
    store.deliveries().enable(KEY);
    Instant later = clock.instant().plusSeconds(3);

    noted(store, deliveries.getLast(), Samples.declined(503), later);

    assertThat(health().failingSince()).isEqualTo(later);
  }
}
