package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.FormPlace;
import bot.mtasts.slack.Place;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.blocks.Forms;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do in Slack reaches the dialogue, by way of the real Bolt, and is acknowledged with
/// an empty 200.
class ListeningTest {
  private FakeSlack slack;
  private Workspace acme;
  private Channel ops;
  private SlackPerson ada;
  private OurApp app;

  @BeforeEach
  void start() {
    AppSettings settings =
        AppSettings.mtasts()
            .withScopes(SlackManifest.SCOPES.toArray(String[]::new))
            .withCommands("/mtasts", "/mta-sts-bot")
            .withMessageShortcuts(SlackManifest.SHORTCUT);
    slack = FakeSlack.start(FakeSlackSettings.usual().withApp(settings));
    acme = slack.workspace("acme");
    ops = acme.channel("ops");
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
  void a_command_is_typed() throws InterruptedException {
    Delivery delivery = ada.types("/mtasts fix example.com", ops);

    assertAcknowledged(delivery);
    assertThat(app.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(ops), "fix example.com"));
    assertThat(app.sinks.place())
        .isEqualTo(
            new Place(
                acme.id(),
                ops.id(),
                ada.id(),
                delivery.responseUrl(),
                delivery.triggerId(),
                null,
                null,
                false));
  }

  @Test
  void a_command_without_a_text_is_typed_too() throws InterruptedException {
    assertAcknowledged(ada.types("/mtasts", ops));

    assertThat(app.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(ops), ""));
  }

  @Test
  void a_command_is_heard_as_it_was_typed() throws InterruptedException {
    String pasted = "<http://example.com|example.com>, sales&lt;@example.org";

    assertAcknowledged(ada.types("/mtasts " + pasted, ops));

    assertThat(app.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(ops), pasted));
  }

  @Test
  void whatever_the_command_is_called_in_the_manifest_it_is_ours() throws InterruptedException {
    assertAcknowledged(ada.types("/mta-sts-bot example.com", ops));

    assertThat(app.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(ops), "example.com"));
  }

  @Test
  void slack_checks_the_url_and_the_certificate() {
    assertThat(slack.verifyRequestUrl()).isTrue();
    assertAcknowledged(slack.checkCertificate());
    assertThat(app.dialogue.untaken()).isEmpty();
  }

  @Test
  void a_button_is_pressed() throws InterruptedException {
    var message =
        posted(
            """
            [{"type":"actions","elements":[{"type":"button","action_id":"rerun",
              "text":{"type":"plain_text","text":"Re-run"},"value":"rerun:chk_1"}]}]\
            """);

    Delivery delivery = ada.presses(message, "rerun");

    assertAcknowledged(delivery);
    assertThat(app.dialogue.next())
        .isEqualTo(new Heard.Pressed(adaIn(ops), new Press.Rerun("chk_1"), false));
    assertThat(app.sinks.place())
        .isEqualTo(
            new Place(
                acme.id(),
                ops.id(),
                ada.id(),
                delivery.responseUrl(),
                delivery.triggerId(),
                null,
                message.ts(),
                false));
  }

  @Test
  void something_is_chosen_from_an_overflow_menu() throws InterruptedException {
    String value = new Press.Explain(FindingCode.MX_PARTIAL_MATCH).text();
    var message =
        posted(
            """
            [{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"overflow",
              "action_id":"explain","options":[{"text":{"type":"plain_text","text":"Explain"},
              "value":"%s"}]}}]\
            """
                .formatted(value));

    assertAcknowledged(ada.chooses(message, "explain", value));

    assertThat(app.dialogue.next())
        .isEqualTo(
            new Heard.Pressed(adaIn(ops), new Press.Explain(FindingCode.MX_PARTIAL_MATCH), false));
  }

  @Test
  void a_link_needs_nothing_from_us() {
    var message =
        posted(
            """
            [{"type":"actions","elements":[{"type":"button","action_id":"page",
              "text":{"type":"plain_text","text":"Full report"},"url":"https://mtasts.test/r/1"}]}]\
            """);

    assertAcknowledged(ada.presses(message, "page"));

    assertThat(app.sinks.places()).isEmpty();
  }

  @Test
  void a_button_of_another_version_says_so_to_whoever_pressed() throws InterruptedException {
    var message =
        posted(
            """
            [{"type":"actions","elements":[{"type":"button","action_id":"mute",
              "text":{"type":"plain_text","text":"Mute"},"value":"mute:for_ever"}]}]\
            """);

    assertAcknowledged(ada.presses(message, "mute"));

    assertThat(app.sinks.next())
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.sentence()).contains("another version"));
    assertThat(app.dialogue.untaken()).isEmpty();
  }

  @Test
  void a_mention_is_answered_in_its_thread() throws InterruptedException {
    ops.inviteBot();

    Delivery delivery = ada.mentions("is example.com safe?", ops);

    assertAcknowledged(delivery);
    Heard heard = app.dialogue.next();
    assertThat(heard).isInstanceOf(Heard.Said.class);
    assertThat(((Heard.Said) heard).texts().getFirst()).contains("example.com");
    assertThat(app.sinks.place().thread()).isEqualTo(delivery.payload().at("/event/ts").asText());
    assertThat(app.sinks.place().responseUrl()).isNull();
  }

  @Test
  void a_mention_in_a_thread_stays_there() throws InterruptedException {
    ops.inviteBot();
    var first = ada.says("Mail to them bounces.", ops);

    assertAcknowledged(ada.mentionsInThread("example.com", first));

    app.dialogue.next();
    assertThat(app.sinks.place().thread()).isEqualTo(first.ts());
  }

  @Test
  void what_somebody_writes_to_the_bot_is_heard() throws InterruptedException {
    assertAcknowledged(ada.writesToApp("check example.com"));

    assertThat(app.dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Said.class, said -> assertThat(said.texts().getFirst()).contains("example.com"));
    assertThat(app.sinks.place().channel()).isEqualTo(acme.directMessages(ada).id());
    assertThat(app.sinks.place().thread()).isNull();
  }

  @Test
  void the_shortcut_reads_the_message_and_answers_in_its_thread() throws InterruptedException {
    var message = ada.says("Please look at sales@example.com and www.example.org", ops);

    Delivery delivery = acme.person("bob").usesShortcut(SlackManifest.SHORTCUT, message);

    assertAcknowledged(delivery);
    assertThat(app.dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Said.class,
            said -> {
              assertThat(said.asker().user()).isEqualTo(acme.person("bob").id());
              assertThat(said.texts().getFirst()).contains("example.com").contains("example.org");
            });
    assertThat(app.sinks.place().thread()).isEqualTo(message.ts());
    assertThat(app.sinks.place().responseUrl()).isEqualTo(delivery.responseUrl());
  }

  @Test
  void the_home_tab_shows_the_latest_checks() {
    assertAcknowledged(ada.opensHome());

    assertThat(slack.awaitHome(ada, view -> !view.blocks().isEmpty()).words()).isNotBlank();
  }

  @Test
  void the_home_tab_says_so_when_nothing_can_be_read() {
    app.dialogue.hasLatest(new Reply.Refused("The store is away.", List.of()));

    assertAcknowledged(ada.opensHome());

    assertThat(slack.awaitHome(ada, view -> !view.blocks().isEmpty()).words())
        .contains("The store is away.");
  }

  @Test
  void a_pasted_policy_is_judged_inside_the_modal() throws InterruptedException {
    var form = opened(new Reply.PasteForm());

    Delivery delivery =
        ada.submits(
            form, Map.of(Forms.FIELD, "version: STSv1\nmode: enforced\nmx: mx.example.com\n"));

    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(delivery.ack().body()).contains("\"response_action\":\"update\"");
    assertThat(slack.awaitModal(ada, view -> view.callbackId() == null).words())
        .contains("Line 2, column 7");
    assertThat(app.sinks.places()).hasSize(1); // that of the command
  }

  @Test
  void an_empty_form_says_so_beside_its_field() throws InterruptedException {
    var form = opened(new Reply.PasteForm());

    ada.submits(form, Map.of(Forms.FIELD, "   "));

    assertThat(ada.modals().getLast().errors()).containsKey(Forms.FIELD);
  }

  @Test
  void the_domain_of_a_form_is_checked_where_the_form_was_asked_for() throws InterruptedException {
    var form = opened(new Reply.DomainForm());

    assertAcknowledged(ada.submits(form, Map.of(Forms.FIELD, "Example.com")));

    assertThat(app.dialogue.next()).isEqualTo(new Heard.Typed(adaIn(ops), "check Example.com"));
    assertThat(app.sinks.place().channel()).isEqualTo(ops.id());
    assertThat(ada.modals()).isEmpty();
  }

  @Test
  void our_own_fault_is_told_and_acknowledged() throws InterruptedException {
    app.dialogue.does(_ -> {
      throw new IllegalStateException("a bug");
    });

    assertAcknowledged(ada.types("/mtasts example.com", ops));

    assertThat(app.sinks.next())
        .isInstanceOfSatisfying(
            Reply.Refused.class, refused -> assertThat(refused.sentence()).contains("err_"));
  }

  private static void assertAcknowledged(Delivery delivery) {
    assertThat(delivery.ack().status()).isEqualTo(200);
    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(delivery.ack().body()).isEmpty();
  }

  private Asker adaIn(Channel channel) {
    return new Asker(Chat.SLACK, acme.id(), channel.id(), ada.id());
  }

  /// A message of ours in the channel.
  private bot.mtasts.lab.slack.Message posted(String blocks) {
    return TheirApi.with(slack, acme).post(ops, blocks);
  }

  /// A form that was opened as an answer to a command.
  private bot.mtasts.lab.slack.View opened(Reply form) throws InterruptedException {
    Delivery command = ada.types("/mtasts validate", ops);
    app.dialogue.next();
    var view = new BlockKitRenderer(ReportPages.NONE).modal(form);
    view.put("private_metadata", new FormPlace(ops.id(), null).text());
    TheirApi.with(slack, acme).open(command.triggerId(), view);
    return slack.awaitModal(ada, shown -> shown.callbackId() != null);
  }
}
