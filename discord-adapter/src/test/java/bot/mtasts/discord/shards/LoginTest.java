package bot.mtasts.discord.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logging in: who we are, what is refused, and how often it is tried again.
final class LoginTest {
  private static final String WRONG_TOKEN = String.join(".", "MTIz", "lab", "wrong");

  @Test
  void the_first_connected_shard_is_handed_on() throws Exception {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");

      JDA shard = bots.first.poll(30, TimeUnit.SECONDS);
      assertThat(one.connected()).containsExactly(shard);
      assertThat(one.application()).contains(shard.getSelfUser().getApplicationId());
      assertThat(shard.getGatewayIntents()).as("none is privileged").hasSize(0);
    }
  }

  @Test
  void a_wrong_token_is_told_and_tried_again_after_growing_waits() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.instance("one", bots.settings(WRONG_TOKEN, 1, true));

      bots.pass(Duration.ofSeconds(80), Duration.ofSeconds(1), one);

      // After 1, 6, 16, 36 and 76 s.
      assertThat(bots.discord.calls(Route.APPLICATION)).hasSize(5);
      assertThat(one.notReady()).containsExactly(Troubles.WRONG_TOKEN);
      assertThat(one.application()).isEmpty();
      bots.pass(Duration.ofMinutes(30), Duration.ofSeconds(1), one);
      assertThat(bots.discord.calls(Route.APPLICATION))
          .as("every five minutes at last")
          .hasSizeBetween(12, 14);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4004, Discord does not take the bot's token.", // it was reset
    "4011, The bot is in too many servers for so few shards (4011).",
    "4014, Discord refuses the intents that we ask for (4014)"
  })
  void what_discord_closes_for_good_is_told_and_begun_anew(int code, String words) {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");

      bots.discord.gateway().close(0, code);

      Bots.await(() ->
          assertThat(one.notReady())
              .singleElement()
              .asString()
              .startsWith("Nobody is connected to Discord as shard 0 of 1. " + words)
              .endsWith("The next attempt is at 2026-11-20T10:00:05Z."));
      one.round();
      assertThat(one.connected()).as("it does not hammer").isEmpty();
      assertThat(bots.leases.holder(bots.lease(0, 1))).as("others may try").isEmpty();
      bots.clock.pass(Duration.ofSeconds(5));
      bots.connect(one);
    }
  }

  @Test
  void while_discord_answers_nothing_good_we_wait() {
    try (var bots = Bots.onUsual()) {
      bots.discord.fail(Route.APPLICATION, new Fault.BadGateway());
      Shards one = bots.instance("one");

      one.round();
      assertThat(one.notReady()).containsExactly("Discord answers our login with HTTP 502.");
      bots.clock.pass(Duration.ofSeconds(5));

      bots.connect(one);
    }
  }

  @Test
  void where_discord_cannot_be_reached_we_say_so() throws IOException {
    try (var bots = Bots.onUsual()) {
      var settings =
          new DiscordSettings(new Secret(bots.discord.token()), closedDoor(), 1, null, true);
      Shards one = bots.instance("one", settings);

      one.round();

      assertThat(one.notReady()).containsExactly(Troubles.UNREACHED);
    }
  }

  private static URI closedDoor() throws IOException {
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:%d/api/v10/".formatted(door.getLocalPort()));
    }
  }

  @Test
  void a_login_of_jda_that_fails_gives_the_lease_back() {
    try (var bots = Bots.onUsual()) {
      bots.discord.fail(Route.ME, new Fault.Refused(403, 40001, "Unauthorized"));
      Shards one = bots.instance("one");

      one.round();

      Bots.await(() ->
          assertThat(one.notReady())
              .containsExactly(
                  "Nobody is connected to Discord as shard 0 of 1. Discord answers our login with"
                      + " HTTP 403. The next attempt is at 2026-11-20T10:00:05Z."));
      assertThat(bots.leases.holder(bots.lease(0, 1))).isEmpty();
      bots.clock.pass(Duration.ofSeconds(5));
      bots.connect(one);
    }
  }

  @Test
  void an_instance_stops_in_the_middle_of_a_login() {
    try (var bots = Bots.onUsual()) {
      bots.discord.fail(Route.ME, new Fault.Hangs());
      Shards one = bots.instance("one");
      one.round();
      var _ = bots.discord.awaitCall(call -> call.route() == Route.ME);

      one.close();

      assertThat(bots.leases.holder(bots.lease(0, 1))).isEmpty();
    }
  }

  @Test
  void nothing_is_left_running() {
    try (var bots = Bots.on(settings -> settings.withShards(2))) {
      bots.connected("one").close();

      Bots.await(() -> assertThat(ours()).isEmpty());
    }
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(?i).*(discord-(gateway|limits|leases|watch)|JDA|MainWS).*"))
        .filter(name -> !name.startsWith("fake-"))
        .toList();
  }

  @Test
  void the_profile_says_what_to_type_unless_it_is_not_to() {
    try (var bots = Bots.onUsual()) {
      Shards one = bots.connected("one");
      assertThat(bots.discord.gateway().awaitShard(0).presence().at("/activities/0/state").asText())
          .isEqualTo("/mtasts example.com");
      one.close();

      Shards silent = bots.instance("two", bots.settings(bots.discord.token(), 0, false));
      bots.connect(silent);
      assertThat(bots.discord.gateway().awaitShard(0).presence().path("activities")).isEmpty();
    }
  }

  @Test
  void settings_that_cannot_work_are_refused() {
    try (var bots = Bots.onUsual()) {
      DiscordSettings none = new DiscordSettings(null, DiscordSettings.API_URL, 0, null, true);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Shards.connect(none, bots.keeping("a"), bots.hearing(), bots.clock));
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              Shards.connect(bots.settings(-1), bots.keeping("a"), bots.hearing(), bots.clock))
          .withMessageContaining("discord.shards")
          .withMessageNotContaining(bots.discord.token());
    }
  }
}
