package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.Stage;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.out.SlackClient;
import com.slack.api.Slack;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final Kept kept = Kept.by(InstantSource.system());
  private final HeardDialogue dialogue = new HeardDialogue();
  private final CountingStage stage = new CountingStage();

  @Test
  void made_up_commands_go_all_the_way_and_neither_slack_nor_the_dialogue_hears_of_them()
      throws Exception {
    try (FakeSlack slack = FakeSlack.start()) {
      assertThat(rehearsed(slack)).as("each was taken on").isEqualTo(Set.of(200));
      assertThat(slack.calls()).isEmpty();
      assertThat(dialogue.untaken()).isEmpty();
    }
  }

  @Test
  void a_door_that_slack_itself_would_come_to_does_not_open_to_the_rehearsals_signatures()
      throws Exception {
    try (FakeSlack slack = FakeSlack.start();
        OurApp real = OurApp.overHttp(slack, "xoxb-not-used", kept)) {
      assertThat(new Rehearsal(kept.clock()).run(real.address("/"))).isEqualTo(Set.of(401));
      assertThat(real.dialogue.untaken()).isEmpty();
    }
  }

  @Test
  void what_keeps_us_from_rehearsing_does_not_keep_us_from_starting() {
    try (FakeSlack slack = FakeSlack.start()) {
      kept.once().setWorks(false);
      rehearse(slack, stage);
      assertThat(stage.held()).as("a database that is away").isZero();

      kept.once().setWorks(true);
      rehearse(
          slack,
          _ -> {
            throw new IllegalStateException("no port is left");
          });
      rehearse(slack, stage);
      assertThat(stage.held()).isOne();
    }
  }

  private Set<Integer> rehearsed(FakeSlack slack) throws Exception {
    return Incoming.rehearsal(
        stage, settings(slack), client(slack), kept.of("one"), hearers(), kept.clock());
  }

  private void rehearse(FakeSlack slack, Stage where) {
    Incoming.rehearse(
        where, settings(slack), client(slack), kept.of("one"), hearers(), kept.clock());
  }

  // It connects to nobody, and has nothing to close.
  private static Slack client(FakeSlack slack) {
    return SlackClient.of(slack.apiUrl());
  }

  private Incoming.Hearers hearers() {
    return new Incoming.Hearers(
        dialogue, new NotedSinks(), new BlockKitRenderer(ReportPages.NONE), Heed.NONE);
  }

  private static SlackSettings settings(FakeSlack slack) {
    return new SlackSettings(
        new Secret("xoxb-not-used"),
        null,
        new Secret(slack.app().signingSecret()),
        null,
        null,
        slack.apiUrl(),
        null);
  }

  /// Servers that count how many of them there were.
  private static final class CountingStage implements Stage {
    private int held;

    int held() {
      return held;
    }

    @Override
    public Opened open(Consumer<RoutesConfig> routes) {
      held++;
      Javalin server =
          Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            routes.accept(config.routes);
          });
      server.start("127.0.0.1", 0);
      return new Opened() {
        @Override
        public URI address() {
          return URI.create("http://127.0.0.1:" + server.port());
        }

        @Override
        public void close() {
          server.stop();
        }
      };
    }
  }
}
