package bot.mtasts.discord.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What befalls a connection, and what `/readyz` says meanwhile.
final class AccidentsTest {
  @Test
  void a_broken_connection_is_resumed() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      var gateway = bots.discord.gateway();

      gateway.drop(0);
      gateway.awaitResumed(0, 1);
      gateway.askToReconnect(0);
      gateway.awaitResumed(0, 2);
      gateway.close(0, 4000);
      gateway.awaitResumed(0, 3);
      gateway.invalidate(0, true);
      gateway.awaitResumed(0, 4);

      Bots.await(() -> Bots.assertReady(one));
      assertThat(gateway.identifies()).isEqualTo(1);
      assertThat(bots.leases.turns()).as("nobody waits for a turn to resume").hasSize(1);
    }
  }

  @Test
  void sessions_that_are_lost_begin_anew_in_their_turn() {
    try (var bots =
        Bots.on(settings -> settings.withShards(2).withIdentifyPace(1, Duration.ZERO))) {
      Shards one = bots.connected("one");
      var gateway = bots.discord.gateway();

      gateway.invalidate(0, false);
      gateway.kick(1);

      Bots.await(() -> assertThat(gateway.identifies()).isEqualTo(4));
      Bots.await(() -> Bots.assertReady(one));
      assertThat(bots.leases.turns()).hasSize(4);
      assertThat(bots.first).as("told once").hasSize(1);
    }
  }

  @Test
  void a_zombie_is_left_behind() {
    try (var bots = Bots.on(settings -> settings.withHeartbeat(Duration.ofMillis(300)))) {
      Shards one = bots.connected("one");

      bots.discord.gateway().freeze(0);
      bots.discord.gateway().awaitResumed(0, 1);

      Bots.await(() -> Bots.assertReady(one));
      assertThat(bots.discord.gateway().identifies()).isEqualTo(1);
    }
  }

  @Test
  void a_connection_that_does_not_answer_is_closed_in_time() throws Exception {
    try (var bots = Bots.onUsual();
        var cable = new Cable(URI.create(bots.discord.restUrl()))) {
      Shards one = bots.instance("one", bots.settings(cable));
      bots.connect(one);
      cable.cut();

      one.stopTaking();

      assertThat(bots.discord.gateway().awaitNone(0)).isTrue();
      assertThat(bots.leases.holder(bots.lease(0, 1))).as("given back").isEmpty();
    }
  }

  @Test
  void while_discord_takes_nobody_we_say_so_and_at_last_begin_anew() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      var gateway = bots.discord.gateway();
      gateway.refuse(true);
      gateway.drop(0);

      Bots.await(() ->
          assertThat(one.notReady())
              .containsExactly(
                  "Discord is not connected as shard 0 of 1 since 2026-11-20T10:00:00Z."));
      bots.pass(LeaseTimes.HOPELESS, Duration.ofSeconds(5), one);
      Bots.await(() ->
          assertThat(one.notReady())
              .containsExactly(
                  "Nobody is connected to Discord as shard 0 of 1. The connection broke and did not"
                      + " come back, so it is made from the beginning. The next attempt is"
                      + " at 2026-11-20T10:03:05Z."));
      assertThat(bots.leases.holder(bots.lease(0, 1))).as("others may have it").isEmpty();

      gateway.refuse(false);
      bots.clock.pass(Duration.ofSeconds(5));
      bots.connect(one);
      assertThat(gateway.identifies()).isEqualTo(2);
    }
  }

  @Test
  void a_gateway_that_is_away_at_first_is_awaited() {
    try (var bots = Bots.onUsual()) {
      bots.discord.gateway().refuse(true);
      Shards one = bots.instance("one");
      one.round();
      Bots.await(() -> assertThat(bots.leases.turns()).hasSizeGreaterThan(1));

      bots.discord.gateway().refuse(false);

      bots.connect(one);
    }
  }
}
