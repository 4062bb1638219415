package bot.mtasts.app.endtoend;

import static bot.mtasts.app.endtoend.SmallTown.BROKEN;
import static bot.mtasts.app.endtoend.SmallTown.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bot.mtasts.lab.slack.ApiCall;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Message;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.View;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
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

/// Whoever was told in Slack that a check runs is answered, once, whatever happens to the process
/// that said so and whichever of several hears of it.
class SlackAnswersSurviveTest {
  private static final String CHECKING = "Checking";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FakeSlack slack =
      FakeSlack.start(
          FakeSlackSettings.usual()
              .withPatience(PATIENCE)
              .withApp(
                  AppSettings.mtasts().withScopes(SlackManifest.SCOPES.toArray(String[]::new))));
  private final Workspace team = slack.workspace("acme");
  private final SlackPerson ada = team.person("ada");

  @TempDir private Path folder;
  private SmallTown town;
  private Map<String, String> settings;

  @BeforeEach
  void a_town_and_an_installed_app() throws IOException {
    town = SmallTown.found(folder);
    settings = new HashMap<>(town.environment());
    settings.put("MTASTS_SLACK_API_URL", slack.apiUrl().toString());
    settings.put("MTASTS_SLACK_BOT_TOKEN", team.install().botToken());
    settings.put("MTASTS_SLACK_SIGNING_SECRET", slack.app().signingSecret());
    settings.put("MTASTS_CHAT_CHECKS_PER_MINUTE_PER_USER", "1000");
  }

  @AfterEach
  void no_rule_of_slacks_was_broken() {
    town.close();
    slack.close();
  }

  @Test
  void what_a_killed_server_was_asked_is_answered_after_its_restart_on_h2() throws Exception {
    Channel ops = team.channel("ops").invite(ada);
    Channel desk = team.channel("desk").invite(ada);
    try (ServerProcess server = ServerProcess.startWithoutLab(folder.resolve("data"), settings)) {
      slack.sendTo(events(server));
      assertAcknowledged(ada.types("/mtasts private " + BROKEN, desk));
      assertAcknowledged(ada.types("/mtasts " + GOOD, ops));
      slack.awaitMessage(desk, message -> message.words().contains(CHECKING));
      // A stage that has ended: both are kept, and the one at least still runs.
      slack.awaitCall("chat.update", ApiCall::ok);
      server.kill();
    }
    Message note = ours(ops).getFirst();
    assertThat(note.words()).contains(CHECKING);
    assertThat(ours(desk)).as("not yet answered").hasSize(1);

    try (ServerProcess again = ServerProcess.startWithoutLab(folder.resolve("data"), settings)) {
      slack.sendTo(events(again));
      slack.awaitMessage(ops, message -> isAnswer(message, GOOD));
      slack.awaitMessage(desk, message -> isAnswer(message, BROKEN));
      awaitNothingToDo(again);

      assertThat(ours(ops))
          .singleElement()
          .satisfies(
              message -> assertThat(message.ts()).as("the same message").isEqualTo(note.ts()));
      assertThat(answersSent(GOOD)).isEqualTo(1);
      assertThat(answersSent(BROKEN)).isEqualTo(1);
      assertThat(ours(desk))
          .as("what was asked privately is seen by ada alone")
          .allSatisfy(message -> assertThat(message.reader()).isEqualTo(ada.id()));
      assertThat(again.terminate()).isZero();
    }
  }

  @Test
  void two_instances_on_postgresql_answer_each_command_once() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      settings.put("MTASTS_DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
      settings.put("MTASTS_DATABASE_USER", "postgres");
      settings.put("MTASTS_SECRETS_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
      try (ServerProcess first = ServerProcess.startWithoutLab(folder.resolve("1"), settings);
          ServerProcess second = ServerProcess.startWithoutLab(folder.resolve("2"), settings)) {
        slack.sendTo(events(first), events(second));

        List<Channel> asked = askedInFortyChannels();
        for (Channel channel : asked) {
          slack.awaitMessage(channel, message -> isAnswer(message, BROKEN));
        }
        awaitNothingToDo(first);
        assertThat(asked).allSatisfy(this::assertAnsweredOnce);
        assertThat(answersSent(BROKEN)).isEqualTo(asked.size());
        assertThat(heardBy(first)).as("the first heard of some").isPositive();
        assertThat(heardBy(second)).as("the second heard of some").isPositive();

        Message answer = slack.awaitMessage(asked.getLast(), message -> isAnswer(message, BROKEN));
        assertPressed(answer, first);
        assertPressed(answer, second);
      }
    }
  }

  /// Twenty commands; and twenty mentions, which Slack sends a second time, to the other instance.
  private List<Channel> askedInFortyChannels() {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Channel typed = team.channel("typed-" + i).invite(ada);
      assertAcknowledged(ada.types("/mtasts " + BROKEN, typed));
      Channel spoken = team.channel("spoken-" + i).invite(ada).inviteBot();
      Delivery mention = ada.mentions(BROKEN, spoken);
      assertAcknowledged(mention);
      assertThat(slack.redeliver(mention).accepted()).isTrue();
      assertThat(mention.requests().getFirst().url())
          .as("the repetition goes elsewhere")
          .isNotEqualTo(mention.requests().getLast().url());
      channels.add(typed);
      channels.add(spoken);
    }
    return channels;
  }

  // Where there were no edits left, the note was ada's alone, and only who showed it takes it away.
  private void assertAnsweredOnce(Channel channel) {
    assertThat(ours(channel)).filteredOn(message -> isAnswer(message, BROKEN)).hasSize(1);
    assertThat(ours(channel))
        .filteredOn(message -> !isAnswer(message, BROKEN))
        .allSatisfy(note -> assertThat(note.ephemeral()).as(note.words()).isTrue());
  }

  /// One of the two has made the report; its plan is shown by either.
  private void assertPressed(Message answer, ServerProcess server) {
    slack.sendTo(events(server));
    String fix =
        answer.actionIds().stream().filter(id -> id.startsWith("fix")).findFirst().orElseThrow();
    assertAcknowledged(ada.presses(answer, fix));
    View plan = slack.awaitModal(ada, modal -> modal.words().contains(BROKEN));
    assertThat(ada.closes(plan)).as("nobody wants to know").isEmpty();
  }

  private static void assertAcknowledged(Delivery delivery) {
    assertThat(delivery.ack().accepted()).as(delivery.toString()).isTrue();
  }

  private static URI events(ServerProcess server) {
    return server.address().resolve(SlackManifest.EVENTS_PATH);
  }

  private static double heardBy(ServerProcess server) throws IOException, InterruptedException {
    return server.metric("mtasts_chat_said_seconds_count");
  }

  // The recurring job of retention stays.
  private static void awaitNothingToDo(ServerProcess server) {
    await("an empty queue").atMost(PATIENCE).until(() -> server.metric("mtasts_queue_depth") <= 1);
  }

  private List<Message> ours(Channel channel) {
    return slack.messages(channel).stream().filter(Message::byApp).toList();
  }

  private static boolean isAnswer(Message message, String domain) {
    return message.byApp() && isAnswer(message.text(), domain);
  }

  private static boolean isAnswer(String text, String domain) {
    return text.contains(domain) && !text.contains(CHECKING);
  }

  /// How often Slack took an answer about a domain, by whatever way.
  private long answersSent(String domain) {
    return slack.calls().stream()
        .filter(ApiCall::ok)
        .filter(call -> {
          String text = call.argument("text");
          return text != null && isAnswer(text, domain);
        })
        .count();
  }
}
