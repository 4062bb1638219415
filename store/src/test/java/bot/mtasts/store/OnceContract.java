package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.store.Once;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class OnceContract extends OpenStore {
  private static final String EVENTS = "slack-events";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MANY = 16;
  private static final int ROUNDS = 10;

  OnceContract(Server server) {
    super(server);
  }

  private Once once() {
    return store.once();
  }

  @Test
  void what_came_already_is_known_also_after_a_restart() throws Exception {
    assertThat(once().first(EVENTS, "Ev1", HOUR)).isTrue();

    assertThat(once().first(EVENTS, "Ev1", HOUR)).isFalse();
    reopen();
    assertThat(once().first(EVENTS, "Ev1", HOUR)).isFalse();
    assertThat(once().first(EVENTS, "Ev2", HOUR)).isTrue();
    assertThat(once().first("discord-events", "Ev1", HOUR)).as("of another kind").isTrue();
  }

  @Test
  void it_is_forgotten_when_its_time_is_over_and_repetitions_do_not_prolong_that() {
    once().first(EVENTS, "Ev1", HOUR);

    clock.move(HOUR.minusMillis(1));
    assertThat(once().first(EVENTS, "Ev1", HOUR)).isFalse();

    clock.move(Duration.ofMillis(1));
    assertThat(once().first(EVENTS, "Ev1", HOUR)).isTrue();
    assertThat(once().first(EVENTS, "Ev1", HOUR)).isFalse();
    assertThat(count("once_only")).isEqualTo(1);
  }

  @Test
  void of_many_at_once_over_two_instances_one_is_the_first() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "Ev" + round;

        assertThat(firsts(other, key)).as("new").containsOnlyOnce(true).hasSize(MANY);

        clock.move(HOUR);
        assertThat(firsts(other, key)).as("forgotten").containsOnlyOnce(true).hasSize(MANY);
      }
    }
  }

  private List<Boolean> firsts(Store other, String key) throws Exception {
    return AtOnce.each(
        MANY, i -> () -> (i % 2 == 0 ? store : other).once().first(EVENTS, key, HOUR));
  }

  @Test
  void an_instance_whose_own_clock_runs_ahead_forgets_nothing() throws Exception {
    TestClock ahead = new TestClock();
    ahead.move(Duration.ofDays(100_000));
    try (Store right = byDatabaseTime(clock);
        Store wrong = byDatabaseTime(ahead)) {
      right.once().first(EVENTS, "Ev1", HOUR);

      assertThat(wrong.once().first(EVENTS, "Ev1", HOUR)).isFalse();
      wrong.sweep(ahead.instant());
      assertThat(right.once().first(EVENTS, "Ev1", HOUR)).as("nor does its sweep").isFalse();
    }
  }

  @Test
  void the_longest_is_known_again() {
    String kind = "k".repeat(40);
    String key = "é".repeat(255);

    assertThat(once().first(kind, key, HOUR)).isTrue();
    assertThat(once().first(kind, key, HOUR)).isFalse();
  }

  @Test
  void what_does_not_fit_is_refused_in_words() {
    refused("k".repeat(41), "Ev1", HOUR, "The kind of what came: 41 characters; at most 40 are");
    refused(EVENTS, "E".repeat(256), HOUR, "The key of what came: 256 characters; at most 255");
    refused(EVENTS, "E\u0000", HOUR, "The key of what came holds a NUL or half a surrogate pair");
    refused(
        EVENTS, "Ev1", Duration.ZERO, "What came is kept for longer than nothing, not for PT0S");
    refused(EVENTS, "Ev1", HOUR.negated(), "What came is kept for longer than nothing");
    assertThat(count("once_only")).isZero();
  }

  private void refused(String kind, String key, Duration kept, String beginning) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> once().first(kind, key, kept))
        .withMessageStartingWith(beginning);
  }
}
