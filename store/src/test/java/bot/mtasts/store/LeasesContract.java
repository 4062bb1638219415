package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.store.Leases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class LeasesContract extends OpenStore {
  private static final String SHARD = "discord-shard/0";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MANY = 16;
  private static final int ROUNDS = 10;

  LeasesContract(Server server) {
    super(server);
  }

  private Leases leases() {
    return store.leases();
  }

  @Test
  void what_is_free_is_taken_and_then_refused_to_others() {
    assertThat(leases().hold(SHARD, "one", MINUTE)).isTrue();

    assertThat(leases().hold(SHARD, "two", MINUTE)).isFalse();
    assertThat(leases().hold("discord-shard/1", "two", MINUTE)).as("another lease").isTrue();
  }

  @Test
  void ones_own_is_prolonged_from_now_on() {
    leases().hold(SHARD, "one", MINUTE);
    clock.move(Duration.ofSeconds(59));
    assertThat(leases().hold(SHARD, "one", MINUTE)).isTrue();

    clock.move(MINUTE.minusMillis(1));
    assertThat(leases().hold(SHARD, "two", MINUTE)).isFalse();

    clock.move(Duration.ofMillis(1));
    assertThat(leases().hold(SHARD, "two", MINUTE)).as("it is over").isTrue();
    assertThat(leases().hold(SHARD, "one", MINUTE)).as("and another's now").isFalse();
  }

  @Test
  void ones_own_is_taken_anew_when_it_was_over_and_nobody_came() {
    leases().hold(SHARD, "one", MINUTE);
    clock.move(Duration.ofDays(1));

    assertThat(leases().hold(SHARD, "one", MINUTE)).isTrue();
    assertThat(leases().hold(SHARD, "two", MINUTE)).isFalse();
  }

  @Test
  void ones_own_can_be_made_shorter() {
    leases().hold(SHARD, "one", Duration.ofHours(1));
    leases().hold(SHARD, "one", MINUTE);
    clock.move(MINUTE);

    assertThat(leases().hold(SHARD, "two", MINUTE)).isTrue();
  }

  @Test
  void what_is_given_back_is_free_and_nobody_gives_back_anothers() {
    leases().hold(SHARD, "one", MINUTE);

    leases().release(SHARD, "two");
    assertThat(leases().hold(SHARD, "two", MINUTE)).isFalse();

    leases().release(SHARD, "one");
    assertThat(leases().hold(SHARD, "two", MINUTE)).isTrue();
    leases().release(SHARD, "one");
    assertThat(leases().hold(SHARD, "one", MINUTE)).as("it is two's by now").isFalse();
    leases().release("nothing", "one");
  }

  @Test
  void of_many_at_once_over_two_instances_one_holds_it() throws Exception {
    try (Store other = another()) {
      for (int round = 0; round < ROUNDS; round++) {
        String name = "lease " + round;

        assertThat(held(other, name)).as("free").containsOnlyOnce(true).hasSize(MANY);

        clock.move(MINUTE);
        assertThat(held(other, name)).as("over").containsOnlyOnce(true).hasSize(MANY);
      }
    }
  }

  private List<Boolean> held(Store other, String name) throws Exception {
    return AtOnce.each(
        MANY, i -> () -> (i % 2 == 0 ? store : other).leases().hold(name, "holder " + i, MINUTE));
  }

  @Test
  void an_instance_whose_own_clock_runs_ahead_takes_nothing_that_is_held() throws Exception {
    TestClock ahead = new TestClock();
    ahead.move(Duration.ofDays(100_000));
    try (Store right = byDatabaseTime(clock);
        Store wrong = byDatabaseTime(ahead)) {
      right.leases().hold(SHARD, "right", MINUTE.multipliedBy(60));

      assertThat(wrong.leases().hold(SHARD, "wrong", MINUTE)).isFalse();
      wrong.sweep(ahead.instant());
      assertThat(wrong.leases().hold(SHARD, "wrong", MINUTE)).as("nor does its sweep").isFalse();
    }
  }

  @Test
  void the_time_of_the_database_goes_on() throws Exception {
    try (Store one = byDatabaseTime(clock)) {
      one.leases().hold(SHARD, "one", Duration.ofMillis(1));

      until(() -> one.leases().hold(SHARD, "two", MINUTE));
    }
  }

  @Test
  void the_longest_is_kept() {
    String name = "é".repeat(100);
    String holder = "h".repeat(100);

    assertThat(leases().hold(name, holder, MINUTE)).isTrue();
    assertThat(leases().hold(name, "two", MINUTE)).isFalse();
    leases().release(name, holder);
    assertThat(leases().hold(name, "two", MINUTE)).isTrue();
  }

  @Test
  void what_does_not_fit_is_refused_in_words() {
    String tooLong = "x".repeat(101);
    refused(tooLong, "one", MINUTE, "The name of a lease: 101 characters; at most 100 are kept");
    refused(SHARD, tooLong, MINUTE, "The holder of a lease: 101 characters; at most 100 are kept");
    refused(SHARD, "\u0000", MINUTE, "The holder of a lease holds a NUL or half a surrogate pair");
    refused(SHARD, "one", Duration.ZERO, "A lease is kept for longer than nothing, not for PT0S");
    assertThat(count("leases")).isZero();

    leases().release(tooLong, "one");
    leases().release(SHARD, "\u0000");
  }

  private void refused(String name, String holder, Duration length, String beginning) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> leases().hold(name, holder, length))
        .withMessageStartingWith(beginning);
  }
}
