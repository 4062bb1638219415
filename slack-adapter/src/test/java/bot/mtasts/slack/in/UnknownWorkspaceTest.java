package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever asks in a workspace that we are not in is told so, and nothing is run.
class UnknownWorkspaceTest {
  private FakeSlack slack;
  private Channel ops;
  private SlackPerson ada;
  private Workspace strangers;

  @BeforeEach
  void start() {
    slack = FakeSlack.start();
    strangers = slack.workspace("strangers");
    strangers.install(); // at Slack; we know nothing of it
    ops = strangers.channel("ops").inviteBot();
    ada = strangers.person("ada");
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void where_the_app_can_be_installed_they_are_told_where() {
    try (OurApp app = OurApp.installable(slack, Kept.by(InstantSource.system()))) {
      slack.sendTo(app.events());

      Delivery delivery = ada.types("/mtasts example.com", ops);

      assertThat(delivery.ack().status()).isEqualTo(200);
      var told = slack.awaitMessage(ops, message -> message.words().contains("not installed"));
      assertThat(told.reader()).isEqualTo(ada.id());
      assertThat(told.text()).contains("<https://mtasts.test/slack/install>");
      assertNothingRun(app);
    }
  }

  @Test
  void where_it_cannot_they_are_told_that() throws InterruptedException {
    String ours = slack.workspace("acme").install().botToken();
    try (OurApp app = OurApp.overHttp(slack, ours, Kept.by(InstantSource.system()))) {
      slack.sendTo(app.events());
      slack.awaitCall("auth.test", call -> call.ok());
      Awaited.until(() -> !app.workspaces.teams().isEmpty());

      Delivery delivery = ada.types("/mtasts example.com", ops);

      assertThat(delivery.ack().status()).isEqualTo(200);
      assertThat(delivery.ack().body()).contains("ephemeral").contains("another one");
      assertNothingRun(app);
    }
  }

  @Test
  void whoever_presses_there_is_told_through_the_url_of_the_press() {
    try (OurApp app = OurApp.installable(slack, Kept.by(InstantSource.system()))) {
      slack.sendTo(app.events());
      var message =
          TheirApi.with(slack, strangers)
              .post(
                  ops,
                  """
                  [{"type":"actions","elements":[{"type":"button","action_id":"rerun",
                  "text":{"type":"plain_text","text":"Re-run"},"value":"rerun:chk_1"}]}]\
                  """);

      assertThat(ada.presses(message, "rerun").ack().status()).isEqualTo(200);

      assertThat(slack.awaitMessage(ops, said -> said.words().contains("not installed")).reader())
          .isEqualTo(ada.id());
      assertNothingRun(app);
    }
  }

  @Test
  void an_event_from_there_is_acknowledged_and_no_more() {
    try (OurApp app = OurApp.installable(slack, Kept.by(InstantSource.system()))) {
      slack.sendTo(app.events());

      assertThat(ada.mentions("example.com", ops).ack().status()).isEqualTo(200);
      assertThat(ada.opensHome().ack().status()).isEqualTo(200);

      assertNothingRun(app);
    }
  }

  private static void assertNothingRun(OurApp app) {
    app.incoming.stopTaking();
    assertThat(app.sinks.places()).isEmpty();
    assertThat(app.dialogue.untaken()).isEmpty();
  }
}
