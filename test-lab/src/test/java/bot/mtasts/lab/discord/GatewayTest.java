package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway's protocol, spoken by hand.
final class GatewayTest {
  private final MovableClock stopwatch = new MovableClock();
  private FakeDiscord discord = start(FakeDiscordSettings.usual());

  private FakeDiscord start(FakeDiscordSettings settings) {
    return FakeDiscord.start(settings.withStopwatch(stopwatch));
  }

  private void restart(FakeDiscordSettings settings) {
    discord.close();
    discord = start(settings);
  }

  @AfterEach
  void the_rules_were_kept() {
    discord.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&compress=zlib-stream"})
  void a_client_identifies_and_hears_of_its_guilds(String compression) throws Exception {
    Guild guild = discord.guild("Ops");
    Channel mail = guild.channel("mail");
    try (var client = new RawGateway(discord, "?v=10&encoding=json" + compression)) {
      assertThat(client.nextOp(10).at("/d/heartbeat_interval").asInt()).isEqualTo(41_250);
      client.identify(discord, ",'presence':{'status':'online'}");

      JsonNode ready = client.nextEvent("READY");
      assertThat(ready.path("s").asInt()).isEqualTo(1);
      assertThat(ready.at("/d/resume_gateway_url").asText()).isEqualTo(discord.gatewayUrl());
      assertThat(ready.at("/d/guilds/0/unavailable").asBoolean()).isTrue();
      JsonNode created = client.nextEvent("GUILD_CREATE");
      assertThat(created.at("/d/channels/0/id").asText()).isEqualTo(mail.id());
      client.say("{'op':1,'d':2}");
      client.nextOp(11);
      assertThat(discord.gateway().shards())
          .extracting(shard -> shard.presence().path("status").asText())
          .containsExactly("online");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4001 | {'op':99,'d':null}
          4002 | {
          4002 | {'d':null}
          4003 | {'op':3,'d':{}}
          4004 | {'op':2,'d':{'token':'wrong','intents':1}}
          4013 | {'op':2,'d':{'token':'TOKEN','intents':134217728}}
          4013 | {'op':2,'d':{'token':'TOKEN'}}
          4014 | {'op':2,'d':{'token':'TOKEN','intents':2}}
          4014 | {'op':2,'d':{'token':'TOKEN','intents':256}}
          4014 | {'op':2,'d':{'token':'TOKEN','intents':32768}}
          4010 | {'op':2,'d':{'token':'TOKEN','intents':1,'shard':[2,2]}}
          4010 | {'op':2,'d':{'token':'TOKEN','intents':1,'shard':[0]}}
          4004 | {'op':6,'d':{'token':'wrong','session_id':'a','seq':1}}
          """)
  void a_wrong_word_closes_the_connection(int code, String said) throws Exception {
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.say(said.replace("TOKEN", discord.token()));

      assertThat(client.closeCode()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?v=9&encoding=json",
        "?v=10&encoding=etf",
        "?v=10&encoding=json&compress=zstd-stream"
      })
  void other_versions_and_encodings_are_not_spoken(String query) throws Exception {
    try (var client = new RawGateway(discord, query)) {
      assertThat(client.closeCode()).isEqualTo(4012);
    }
  }

  @Test
  void one_identifies_once() throws Exception {
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      client.nextEvent("READY");
      client.identify(discord, "");

      assertThat(client.closeCode()).isEqualTo(4005);
    }
  }

  @Test
  void what_was_missed_is_told_again() throws Exception {
    Guild guild = discord.guild("Ops");
    String session;
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      session = client.nextEvent("READY").at("/d/session_id").asText();
      client.nextEvent("GUILD_CREATE");
      discord.gateway().drop(0);
      assertThat(client.closeCode()).isEqualTo(1006);
    }
    guild.channel("one");
    guild.channel("two");

    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.resume(discord, session, 2);
      assertThat(client.nextEvent("CHANNEL_CREATE").at("/d/name").asText()).isEqualTo("one");
      assertThat(client.nextEvent("CHANNEL_CREATE").path("s").asInt()).isEqualTo(4);
      client.nextEvent("RESUMED");
      assertThat(discord.gateway().awaitResumed(0, 1).session()).isEqualTo(session);
      assertThat(discord.gateway().identifies()).isEqualTo(1);
    }
  }

  @Test
  void a_session_is_not_resumed_that_ended_or_was_forgotten() throws Exception {
    restart(FakeDiscordSettings.usual().withIdentifyPace(1, Duration.ZERO));
    String ended = sessionThat(client -> client.close(1000));
    String kicked = sessionThat(_ -> discord.gateway().kick(0));
    String invalid = sessionThat(_ -> discord.gateway().invalidate(0, false));
    for (String session : new String[] {ended, kicked, invalid, "never"}) {
      try (var client = new RawGateway(discord)) {
        client.nextOp(10);
        client.resume(discord, session, 1);
        assertThat(client.nextOp(9).path("d").asBoolean()).isFalse();
      }
    }
    String alive = sessionThat(_ -> discord.gateway().close(0, 4000));
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.resume(discord, alive, 77);
      assertThat(client.closeCode()).as("events that never were").isEqualTo(4007);
    }
  }

  private interface End {
    void of(RawGateway client) throws InterruptedException;
  }

  private String sessionThat(End end) throws InterruptedException {
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      String session = client.nextEvent("READY").at("/d/session_id").asText();
      end.of(client);
      awaitGone(session);
      return session;
    }
  }

  private void awaitGone(String session) {
    assertThat(discord.gateway().awaitNone(0)).as(session).isTrue();
  }

  @Test
  void identifies_have_to_wait_for_each_other() throws Exception {
    restart(FakeDiscordSettings.usual().withIdentifyPace(2, Duration.ofSeconds(5)));
    try (var zero = new RawGateway(discord);
        var one = new RawGateway(discord);
        var two = new RawGateway(discord)) {
      zero.nextOp(10);
      one.nextOp(10);
      two.nextOp(10);
      zero.identify(discord, ",'shard':[0,4]");
      zero.nextEvent("READY");
      one.identify(discord, ",'shard':[1,4]");
      one.nextEvent("READY");
      two.identify(discord, ",'shard':[2,4]");
      assertThat(two.nextOp(9).path("d").asBoolean()).isFalse();
      assertThat(discord.gateway().refusedIdentifies()).isEqualTo(1);

      stopwatch.move(Duration.ofSeconds(5));
      two.identify(discord, ",'shard':[2,4]");
      two.nextEvent("READY");
    }
  }

  @Test
  void each_shard_hears_of_its_own_guilds_and_the_first_of_direct_messages() throws Exception {
    restart(FakeDiscordSettings.usual().withShards(2));
    new Rest(discord).register("[{'name':'mtasts','description':'a','integration_types':[0]}]");
    Guild guild = discord.guild("Ops");
    int its = Snowflakes.shard(guild.id(), 2);
    try (var zero = new RawGateway(discord);
        var one = new RawGateway(discord)) {
      zero.nextOp(10);
      one.nextOp(10);
      zero.identify(discord, ",'shard':[0,2]");
      one.identify(discord, ",'shard':[1,2]");
      zero.nextEvent("READY");
      one.nextEvent("READY");
      (its == 0 ? zero : one).nextEvent("GUILD_CREATE");
      var ada = discord.person("ada");

      ada.uses(guild.channel("mail"), "mtasts", Map.of());
      var hers = its == 0 ? zero : one;
      hers.nextEvent("CHANNEL_CREATE");
      JsonNode there = hers.nextEvent("INTERACTION_CREATE");
      assertThat(there.at("/d/context").asInt()).isZero();
      assertThat(there.at("/d/member/user/id").asText()).isEqualTo(ada.id());

      ada.uses(ada.directMessages(), "mtasts", Map.of());
      JsonNode direct = zero.nextEvent("INTERACTION_CREATE");
      assertThat(direct.at("/d/context").asInt()).isEqualTo(1);
      assertThat(direct.at("/d/user/id").asText()).isEqualTo(ada.id());
      assertThat(direct.at("/d/channel/recipients/0/bot").asBoolean()).isTrue();
    }
  }

  @Test
  void two_connections_for_one_shard_are_noted() throws Exception {
    restart(FakeDiscordSettings.usual().withIdentifyPace(1, Duration.ZERO));
    discord.expectBroken(Rule.SHARD_CONNECTED_ONCE);
    try (var first = new RawGateway(discord);
        var second = new RawGateway(discord)) {
      first.nextOp(10);
      second.nextOp(10);
      first.identify(discord, "");
      first.nextEvent("READY");
      assertThat(discord.broken()).isEmpty();
      second.identify(discord, "");
      second.nextEvent("READY");
      assertThat(discord.broken())
          .extracting(BrokenRule::rule)
          .containsExactly(Rule.SHARD_CONNECTED_ONCE);
    }
  }

  @Test
  void who_does_not_beat_is_closed() throws Exception {
    restart(FakeDiscordSettings.usual().withHeartbeat(Duration.ofMillis(200)));
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      client.nextEvent("READY");

      assertThat(client.closeCode()).isEqualTo(4009);
    }
  }

  @Test
  void a_presence_is_shown_and_the_sixth_in_twenty_seconds_is_not() throws Exception {
    discord.expectBroken(Rule.PRESENCE_PACE);
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      client.nextEvent("READY");
      for (int i = 1; i <= 6; i++) {
        client.say("{'op':3,'d':{'status':'%d'}}".formatted(i));
      }
      client.say("{'op':1,'d':null}");
      client.nextOp(11);

      assertThat(discord.gateway().shards().getFirst().presence().path("status").asText())
          .isEqualTo("5");
    }
  }

  @Test
  void who_talks_too_much_is_closed() throws Exception {
    discord.expectBroken(Rule.GATEWAY_PACE);
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      for (int i = 0; i <= 120; i++) {
        client.say("{'op':1,'d':null}");
      }

      assertThat(client.closeCode()).isEqualTo(4008);
    }
  }

  @Test
  void the_bot_is_told_of_coming_going_and_outages() throws Exception {
    Guild guild = discord.guild("Ops");
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      client.nextEvent("READY");
      client.nextEvent("GUILD_CREATE");

      guild.goDown();
      assertThat(client.nextEvent("GUILD_DELETE").at("/d/unavailable").asBoolean()).isTrue();
      guild.comeBack();
      client.nextEvent("GUILD_CREATE");
      guild.removeBot();
      assertThat(client.nextEvent("GUILD_DELETE").path("d").has("unavailable")).isFalse();
      guild.channel("unheard of");
      guild.addBot();
      assertThat(client.nextEvent("GUILD_CREATE").at("/d/channels/0/name").asText())
          .isEqualTo("unheard of");
    }
  }

  @Test
  void a_frozen_connection_says_nothing_and_a_refusing_gateway_lets_nobody_in() throws Exception {
    Guild guild = discord.guild("Ops");
    try (var client = new RawGateway(discord)) {
      client.nextOp(10);
      client.identify(discord, "");
      client.nextEvent("READY");
      client.nextEvent("GUILD_CREATE");
      discord.gateway().askToReconnect(0);
      client.nextOp(7);
      discord.gateway().freeze(0);
      guild.channel("unheard of");
      discord.gateway().drop(0);

      assertThat(client.closeCode()).as("and nothing before").isEqualTo(1006);
      assertThat(discord.gateway().awaitNone(0)).isTrue();
      assertThatThrownBy(() -> discord.gateway().drop(0)).isInstanceOf(IllegalStateException.class);
    }
    discord.gateway().refuse(true);
    try (var client = new RawGateway(discord)) {
      assertThat(client.closeCode()).isEqualTo(1006);
    }
  }

  @Test
  void an_interaction_nobody_answers_fails_the_test() throws Exception {
    var strict = start(FakeDiscordSettings.usual());
    new Rest(strict).register("[{'name':'mtasts','description':'a'}]");
    Channel channel = strict.guild("Ops").channel("mail");
    try (var client = new RawGateway(strict)) {
      client.nextOp(10);
      client.identify(strict, "");
      client.nextEvent("READY");
      Interaction asked = strict.person("ada").uses(channel, "mtasts", Map.of());
      assertThat(asked.failed()).isFalse();
      stopwatch.move(Duration.ofSeconds(3));
      assertThat(asked.failed()).isTrue();
    }

    assertThatThrownBy(strict::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was never answered");
  }

  @Test
  void a_rule_that_was_to_be_broken_and_was_not_fails_the_test() {
    var strict = start(FakeDiscordSettings.usual());
    strict.expectBroken(Rule.CONTENT);

    assertThatThrownBy(strict::close).hasMessageContaining("but kept: [CONTENT]");
  }
}
