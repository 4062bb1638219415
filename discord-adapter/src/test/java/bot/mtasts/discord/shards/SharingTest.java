package bot.mtasts.discord.shards;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.discord.Gateway;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Several instances on one store: every shard is connected exactly once. The fake Discord fails a
/// test in which one is connected twice.
final class SharingTest {
  @Test
  void instances_that_start_together_share_the_shards_that_discord_recommends() {
    try (var bots = Bots.on(settings -> settings.withShards(4))) {
      Shards one = bots.instance("one");
      Shards two = bots.instance("two");

      bots.connect(one, two);
      Bots.await(() -> assertThat(bots.discord.gateway().shards()).hasSize(4));

      assertThat(bots.discord.gateway().shards()).extracting(Gateway.Shard::of).containsOnly(4);
      assertThat(bots.discord.gateway().shards())
          .extracting(Gateway.Shard::id)
          .containsExactlyInAnyOrder(0, 1, 2, 3);
      assertThat(bots.discord.gateway().identifies()).isEqualTo(4);
      assertThat(one.connected().size() + two.connected().size()).isEqualTo(4);
    }
  }

  @Test
  void an_instance_that_holds_no_shard_is_ready_and_waits() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      Shards two = bots.instance("two");

      assertThat(two.notReady()).as("it has not asked yet").hasSize(1);
      bots.pass(Duration.ofMinutes(2), Duration.ofSeconds(1), one, two);

      assertThat(two.notReady()).isEmpty();
      assertThat(two.connected()).isEmpty();
      assertThat(two.application()).contains(bots.discord.applicationId());
      assertThat(bots.discord.gateway().identifies()).as("nothing flaps").isEqualTo(1);
    }
  }

  @Test
  void an_orderly_stop_hands_over_within_seconds() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      Shards two = bots.instance("two");
      two.round();

      one.stopTaking();
      assertThat(bots.discord.gateway().awaitNone(0)).isTrue();
      bots.clock.pass(LeaseTimes.ASKED_EVERY);
      bots.connect(two);

      assertThat(bots.leases.holder(bots.lease(0, 1))).contains("two");
      assertThat(one.connected()).isEmpty();
    }
  }

  @Test
  void a_dead_instance_is_followed_within_a_minute() {
    try (var bots = Bots.onUsual()) {
      assertThat(bots.leases.hold(bots.lease(0, 1), "dead", LeaseTimes.LEASE)).isTrue();
      Shards two = bots.instance("two");

      bots.pass(LeaseTimes.LEASE.minusSeconds(1), Duration.ofSeconds(1), two);
      assertThat(bots.leases.holder(bots.lease(0, 1))).contains("dead");
      bots.pass(Duration.ofSeconds(4), Duration.ofSeconds(1), two);
      bots.connect(two);

      assertThat(bots.leases.holder(bots.lease(0, 1))).contains("two");
    }
  }

  @Test
  void while_the_store_is_away_a_shard_stays_until_its_lease_is_about_to_end() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      bots.pass(Duration.ofSeconds(10), Duration.ofSeconds(1), one);

      bots.leases.away(true);
      bots.pass(Duration.ofSeconds(24), Duration.ofSeconds(1), one);
      assertThat(one.connected()).hasSize(1);
      assertThat(one.notReady()).isEmpty();
      bots.pass(Duration.ofSeconds(1), Duration.ofSeconds(1), one);

      assertThat(bots.discord.gateway().awaitNone(0)).isTrue();
      assertThat(bots.leases.holder(bots.lease(0, 1))).as("in time").contains("one");
      Bots.await(() ->
          assertThat(one.notReady())
              .containsExactly(
                  "Nobody is connected to Discord as shard 0 of 1. The store cannot be asked whether"
                      + " we may be."));
      bots.leases.away(false);
      bots.connect(one);
      assertThat(bots.discord.gateway().identifies()).isEqualTo(2);
    }
  }

  @Test
  void a_store_that_does_not_answer_keeps_nobody_from_letting_go() {
    var answer = new CountDownLatch(1);
    try (var bots = Bots.onUsual()) {
      Shards one =
          bots.kept(
              Shards.connect(bots.settings(0), bots.keeping("one"), bots.hearing(), bots.clock));
      Bots.await(() -> assertThat(one.connected()).hasSize(1));

      bots.leases.hang(answer);
      bots.clock.pass(LeaseTimes.LEASE.minus(LeaseTimes.MARGIN));

      assertThat(bots.discord.gateway().awaitNone(0)).isTrue();
      answer.countDown();
    }
  }

  @Test
  void a_shard_whose_lease_somebody_else_took_is_let_go_at_once() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      bots.leases.release(bots.lease(0, 1), "one");
      assertThat(bots.leases.hold(bots.lease(0, 1), "two", LeaseTimes.LEASE)).isTrue();

      bots.clock.pass(LeaseTimes.PROLONGED_EVERY);
      one.round();

      assertThat(bots.discord.gateway().awaitNone(0)).isTrue();
      assertThat(bots.leases.holder(bots.lease(0, 1))).contains("two");
    }
  }

  @Test
  void instances_that_divide_otherwise_wait_until_the_others_are_gone() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.instance("one", bots.settings(1));
      bots.connect(one);
      Shards two = bots.instance("two", bots.settings(2));

      bots.pass(Duration.ofSeconds(40), Duration.ofSeconds(1), two, one);
      assertThat(two.notReady()).as("else a rolling restart would never end").isEmpty();
      assertThat(bots.discord.gateway().identifies()).isEqualTo(1);
      one.close();
      bots.clock.pass(LeaseTimes.LEASE);
      bots.connect(two);

      Bots.await(() -> assertThat(two.connected()).hasSize(2));
      assertThat(bots.discord.gateway().shards()).extracting(Gateway.Shard::of).containsOnly(2);
    }
  }

  @Test
  void instances_identify_one_after_the_other() {
    Duration pace = Duration.ofSeconds(5);
    try (var bots = Bots.on(settings -> settings.withShards(2).withIdentifyPace(1, pace))) {
      Shards one = bots.instance("one", bots.settings(2), pace);
      Shards two = bots.instance("two", bots.settings(2), pace);
      // Each takes one, because one at a time is connected.
      one.round();
      two.round();
      Bots.await(() -> assertThat(bots.discord.gateway().shards()).hasSize(1));
      Bots.await(() -> assertThat(one.connected().size() + two.connected().size()).isEqualTo(1));

      assertThat(bots.leases.turns()).hasSize(1);
      bots.clock.pass(pace);
      bots.connect(one, two);
      Bots.await(() -> assertThat(bots.discord.gateway().shards()).hasSize(2));

      assertThat(bots.leases.turns()).hasSize(2);
      assertThat(bots.discord.gateway().refusedIdentifies()).isZero();
    }
  }
}
