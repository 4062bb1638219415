package bot.mtasts.app.endtoend;

import static bot.mtasts.app.endtoend.SmallTown.BROKEN;
import static bot.mtasts.app.endtoend.SmallTown.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Permission;
import bot.mtasts.lab.discord.RestCall;
import bot.mtasts.lab.discord.Route;
import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever was told in Discord that a check runs is answered, once, whatever happens to the process
/// that said so; and what is asked for by machine is brought to channels.
class DiscordAnswersSurviveTest {
  private static final String CHECKING = "Checking";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOWHERE = "100000000000000001";

  private final FakeDiscord discord =
      FakeDiscord.start(
          FakeDiscordSettings.usual()
              .withPatience(PATIENCE)
              // How IDENTIFYs queue up is tried elsewhere.
              .withIdentifyPace(1, Duration.ZERO));
  private final Guild guild = discord.guild("acme");
  private final Channel ops = guild.channel("ops");
  private final DiscordPerson ada = discord.person("ada");

  @TempDir private Path folder;
  private SmallTown town;
  private Map<String, String> settings;

  @BeforeEach
  void a_town_and_a_bot() throws IOException {
    town = SmallTown.found(folder);
    settings = new HashMap<>(town.environment());
    settings.put("MTASTS_DISCORD_API_URL", discord.restUrl());
    settings.put("MTASTS_DISCORD_TOKEN", discord.token());
    settings.put("MTASTS_CHAT_CHECKS_PER_MINUTE_PER_USER", "1000");
  }

  @AfterEach
  void no_rule_of_discords_was_broken() {
    town.close();
    discord.close();
  }

  @Test
  void what_a_killed_server_was_asked_is_answered_after_its_restart_on_h2() throws Exception {
    Interaction publicly;
    Interaction privately;
    try (ServerProcess server = ServerProcess.startWithoutLab(folder.resolve("data"), settings)) {
      discord.awaitCommand("mtasts");
      privately = uses(ops, BROKEN, Map.of("private", true));
      publicly = uses(ops, GOOD, Map.of());
      publicly.awaitWords(CHECKING);
      privately.awaitWords(CHECKING);
      // A stage that has ended: both are kept, and the one at least still runs.
      publicly.awaitMessage(message -> message.edits() > 0);
      server.kill();
    }
    Message note = publicly.original().orElseThrow();
    assertThat(note.words()).as("not yet answered").contains(CHECKING);

    try (ServerProcess again = ServerProcess.startWithoutLab(folder.resolve("data"), settings)) {
      Message answer = publicly.awaitMessage(message -> isAnswer(message, GOOD));
      Message other = privately.awaitMessage(message -> isAnswer(message, BROKEN));
      awaitNothingToDo(again);

      assertThat(answer.id()).as("the same message").isEqualTo(note.id());
      assertThat(discord.messages(ops, ada)).hasSize(2);
      assertThat(other.reader()).as("what was asked privately").isEqualTo(ada.id());
      assertThat(answersSent(GOOD)).isEqualTo(1);
      assertThat(answersSent(BROKEN)).isEqualTo(1);
      assertThat(again.terminate()).isZero();
    }
  }

  @Test
  void two_instances_on_postgresql_share_one_shard_and_answer_each_command_once() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      settings.put("MTASTS_DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
      settings.put("MTASTS_DATABASE_USER", "postgres");
      settings.put("MTASTS_SECRETS_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
      try (ServerProcess one = ServerProcess.startWithoutLab(folder.resolve("1"), settings)) {
        discord.awaitCommand("mtasts");
        try (ServerProcess other = ServerProcess.startWithoutLab(folder.resolve("2"), settings)) {
          List<Interaction> asked = askedInTwentyChannels();
          for (Interaction interaction : asked) {
            interaction.awaitMessage(message -> isAnswer(message, BROKEN));
          }
          awaitNothingToDo(other);
          assertThat(asked)
              .allSatisfy(interaction -> assertThat(interaction.messages()).hasSize(1));
          assertThat(answersSent(BROKEN)).isEqualTo(asked.size());
          // What was heard is counted once the progress of its check is shown no more.
          await("the one with the shard heard all")
              .atMost(PATIENCE)
              .until(() -> heardBy(one) == asked.size());
          assertThat(heardBy(other)).as("the other heard of none").isZero();
          assertThat(discord.commandPuts()).isEqualTo(1);

          one.kill();
          assertThat(discord.gateway().awaitNone(0)).isTrue();
          discord.gateway().awaitShard(0);
          uses(ops, GOOD, Map.of()).awaitMessage(message -> isAnswer(message, GOOD));
          await("it has taken over").atMost(PATIENCE).until(() -> heardBy(other) == 1);
          assertThat(discord.commandPuts()).as("they were registered already").isEqualTo(1);
        }
      }
    }
  }

  @Test
  void results_are_brought_to_a_channel_and_what_is_in_the_way_is_told() throws Exception {
    Channel closed = guild.channel("closed").deny(Permission.VIEW_CHANNEL);
    try (ServerProcess server = ServerProcess.startWithoutLab(folder.resolve("data"), settings)) {
      ServerProcess.Credentials script = server.add("script");
      discord.gateway().awaitShard(0);

      assertThat(ask(server, script, ops.id()).statusCode()).isEqualTo(202);
      Message result = discord.awaitMessage(ops, message -> isAnswer(message, BROKEN));
      assertThat(result.interaction()).as("nobody's answer").isNull();

      assertRefused(ask(server, script, NOWHERE), "There is no channel `" + NOWHERE + "`");
      assertRefused(
          ask(server, script, closed.id()),
          "We do not see the channel `" + closed.id(),
          "*View Channel*");
      assertRefused(ask(server, script, "ops"), "Copy Channel ID");

      guild.removeBot();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(ailing(server))
                  .anySatisfy(destination -> {
                    assertThat(destination.path("disabledAt").isTextual()).isTrue();
                    assertThat(destination.path("disabledReason").asText())
                        .contains("removed from the channel's server");
                  }));
    }
  }

  private List<Interaction> askedInTwentyChannels() {
    List<Interaction> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asked.add(uses(guild.channel("channel-" + i), BROKEN, Map.of()));
    }
    return asked;
  }

  private Interaction uses(Channel channel, String domain, Map<String, ?> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("domain", domain);
    Interaction interaction = ada.uses(channel, "mtasts", options);
    interaction.awaitAck();
    return interaction;
  }

  private static HttpResponse<String> ask(
      ServerProcess server, ServerProcess.Credentials credentials, String channel)
      throws IOException, InterruptedException {
    return server.post(
        "/api/v1/checks",
        credentials.apiKey(),
        "{\"domain\": \"%s\", \"deliverTo\": [\"discord:%s\"]}".formatted(BROKEN, channel));
  }

  private static void assertRefused(HttpResponse<String> answer, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(words);
  }

  private static List<JsonNode> ailing(ServerProcess server) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    server.integrations("show", "script", "--json").path("ailingDestinations").forEach(all::add);
    return all;
  }

  private static double heardBy(ServerProcess server) throws IOException, InterruptedException {
    return server.metric("mtasts_chat_said_seconds_count");
  }

  // The recurring job of retention stays.
  private static void awaitNothingToDo(ServerProcess server) {
    await("an empty queue").atMost(PATIENCE).until(() -> server.metric("mtasts_queue_depth") <= 1);
  }

  private static boolean isAnswer(Message message, String domain) {
    return message.byApp() && isAnswer(message.words(), domain);
  }

  private static boolean isAnswer(String text, String domain) {
    return text.contains(domain) && !text.contains(CHECKING);
  }

  /// How often Discord took an answer about a domain, by whatever way.
  private long answersSent(String domain) {
    return discord.calls().stream()
        .filter(RestCall::ok)
        .filter(call -> call.route() != Route.CALLBACK && call.route() != Route.PUT_COMMANDS)
        .filter(call -> call.body() != null && isAnswer(call.body().toString(), domain))
        .count();
  }
}
