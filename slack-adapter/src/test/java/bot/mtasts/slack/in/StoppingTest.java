package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.blocks.Forms;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who comes while we stop is told so; what was begun is finished.
class StoppingTest {
  private FakeSlack slack;
  private Workspace acme;
  private Channel ops;
  private SlackPerson ada;
  private OurApp app;

  @BeforeEach
  void start() {
    slack = FakeSlack.start();
    acme = slack.workspace("acme");
    ops = acme.channel("ops").inviteBot();
    ada = acme.person("ada");
    app = OurApp.overHttp(slack, acme.install().botToken(), Kept.by(InstantSource.system()));
    slack.sendTo(app.events());
  }

  @AfterEach
  void close() {
    app.close();
    slack.close();
  }

  @Test
  void what_was_begun_is_waited_for() throws InterruptedException {
    CountDownLatch latch = app.dialogue.waits();
    ada.types("/mtasts example.com", ops);
    app.dialogue.next();

    Thread stopping = Thread.ofVirtual().start(app.incoming::stopTaking);
    // Refused, so the end has begun; and it waits, since what was begun has not ended.
    while (ada.types("/mtasts example.org", ops).ack().body().isEmpty()) {
      app.dialogue.next();
    }
    assertThat(stopping.isAlive()).isTrue();
    latch.countDown();
    stopping.join();

    assertThat(app.dialogue.untaken()).isEmpty();
  }

  @Test
  void a_command_is_refused_in_words() {
    app.incoming.stopTaking();

    Delivery delivery = ada.types("/mtasts example.com", ops);

    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(slack.awaitMessage(ops, message -> message.words().contains("restarted")).reader())
        .isEqualTo(ada.id());
    assertThat(app.sinks.places()).isEmpty();
  }

  @Test
  void an_event_is_left_for_slack_to_send_again() {
    app.incoming.stopTaking();

    Delivery delivery = ada.mentions("example.com", ops);

    assertThat(delivery.ack().status()).isEqualTo(503);
    assertThat(slack.owedEvents()).containsExactly(delivery);
    assertThat(app.sinks.places()).isEmpty();
  }

  @Test
  void a_press_is_refused_through_its_own_url() {
    var message =
        TheirApi.with(slack, acme)
            .post(
                ops,
                """
                [{"type":"actions","elements":[{"type":"button","action_id":"rerun",
                "text":{"type":"plain_text","text":"Re-run"},"value":"rerun:chk_1"}]}]\
                """);
    app.incoming.stopTaking();

    Delivery delivery = ada.presses(message, "rerun");

    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(slack.awaitMessage(ops, said -> said.words().contains("restarted")).reader())
        .isEqualTo(ada.id());
    assertThat(app.sinks.places()).isEmpty();
  }

  @Test
  void a_form_keeps_what_was_typed() throws InterruptedException {
    Delivery command = ada.types("/mtasts validate", ops);
    app.dialogue.next();
    TheirApi.with(slack, acme)
        .open(
            command.triggerId(),
            new BlockKitRenderer(ReportPages.NONE).modal(new Reply.DomainForm()));
    var form = slack.awaitModal(ada, view -> true);
    app.incoming.stopTaking();

    ada.submits(form, Map.of(Forms.FIELD, "example.com"));

    assertThat(ada.modals().getLast().errors().get(Forms.FIELD)).contains("restarted");
    assertThat(app.dialogue.untaken()).isEmpty();
  }
}
