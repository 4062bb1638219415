package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Rule;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import bot.mtasts.slack.blocks.Forms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Socket Mode, with the SDK's own client at our end.
class SocketDoorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Kept kept = Kept.by(InstantSource.system());
  private final List<OurApp> apps = new ArrayList<>();
  private FakeSlack slack;
  private Workspace acme;
  private Channel ops;
  private SlackPerson ada;
  private String token;

  @BeforeEach
  void start() {
    AppSettings settings =
        AppSettings.mtasts()
            .withScopes(SlackManifest.SCOPES.toArray(String[]::new))
            .withMessageShortcuts(SlackManifest.SHORTCUT);
    slack = FakeSlack.start(FakeSlackSettings.usual().withApp(settings));
    acme = slack.workspace("acme");
    ops = acme.channel("ops").inviteBot();
    ada = acme.person("ada");
    token = acme.install().botToken();
  }

  @AfterEach
  void close() {
    apps.forEach(OurApp::close);
    slack.close();
  }

  @Test
  void a_command_comes_through_the_socket() throws InterruptedException {
    OurApp app = connected();

    Delivery delivery = ada.types("/mtasts example.com", ops);

    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(delivery.ack().body()).isEmpty();
    assertThat(app.dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Typed.class, typed -> assertThat(typed.text()).isEqualTo("example.com"));
    assertThat(app.sinks.place().responseUrl()).isEqualTo(delivery.responseUrl());
  }

  @Test
  void events_and_shortcuts_come_through_it_too() throws InterruptedException {
    OurApp app = connected();
    var message = ada.says("mail to sales@example.com bounces", ops);

    assertThat(ada.mentions("example.org", ops).ack().accepted()).isTrue();
    assertThat(app.dialogue.next()).isInstanceOf(Heard.Said.class);
    assertThat(ada.usesShortcut(SlackManifest.SHORTCUT, message).ack().accepted()).isTrue();

    assertThat(app.dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Said.class, said -> assertThat(said.texts().getFirst()).contains("example.com"));
  }

  @Test
  void a_modal_is_changed_by_the_acknowledgement() throws InterruptedException {
    OurApp app = connected();
    Delivery command = ada.types("/mtasts validate", ops);
    app.dialogue.next();
    TheirApi.with(slack, acme)
        .open(
            command.triggerId(),
            new BlockKitRenderer(ReportPages.NONE).modal(new Reply.PasteForm()));
    var form = slack.awaitModal(ada, view -> view.callbackId() != null);

    ada.submits(form, Map.of(Forms.FIELD, "v=STSv1; id=2026-01;"));

    assertThat(slack.awaitModal(ada, view -> view.callbackId() == null).words()).contains("id");
  }

  @Test
  void what_throws_is_acknowledged_all_the_same() throws InterruptedException {
    OurApp app = connected();
    app.dialogue.does(_ -> {
      throw new IllegalStateException("a bug");
    });

    Delivery delivery = ada.types("/mtasts example.com", ops);

    assertThat(delivery.ack().accepted()).isTrue();
    assertThat(app.sinks.next()).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void a_connection_is_replaced_when_slack_asks_for_it() throws InterruptedException {
    OurApp app = connected();
    Set<String> before = slack.sockets().names();

    slack.sockets().requestRefresh();
    slack.sockets().awaitOther(before, PATIENCE);

    assertThat(ada.types("/mtasts example.com", ops).ack().accepted()).isTrue();
    app.dialogue.next();
  }

  @Test
  void a_connection_that_breaks_comes_back() throws InterruptedException {
    OurApp app = connected();
    Set<String> before = slack.sockets().names();

    slack.sockets().drop();
    slack.sockets().awaitOther(before, PATIENCE);
    Awaited.until(() -> app.incoming.notReady().isEmpty());

    assertThat(ada.types("/mtasts example.com", ops).ack().accepted()).isTrue();
    app.dialogue.next();
  }

  @Test
  void it_comes_back_even_when_slack_first_refuses() throws InterruptedException {
    OurApp app = connected();
    Set<String> before = slack.sockets().names();
    // The SDK's monitor ends for good at the first of them.
    for (int i = 0; i < 3; i++) {
      slack.fail("apps.connections.open", new Fault.Refuses("internal_error"));
    }

    slack.sockets().drop();
    Awaited.until(() -> !app.incoming.notReady().isEmpty());
    slack.sockets().awaitOther(before, PATIENCE);
    Awaited.until(() -> app.incoming.notReady().isEmpty());

    assertThat(ada.types("/mtasts example.com", ops).ack().accepted()).isTrue();
    app.dialogue.next();
  }

  @Test
  void several_connections_answer_once() throws InterruptedException {
    OurApp one = connected();
    OurApp two = start("two");
    slack.sockets().await(2, PATIENCE);
    Awaited.until(() -> two.incoming.notReady().isEmpty());

    Delivery mention = ada.mentions("example.com", ops);
    assertThat(slack.redeliver(mention).accepted()).isTrue();
    assertThat(slack.redeliver(mention).accepted()).isTrue();

    assertThat(Set.copyOf(slack.sockets().carriers())).hasSize(2);
    one.incoming.stopTaking();
    two.incoming.stopTaking();
    assertThat(one.dialogue.untaken().size() + two.dialogue.untaken().size()).isEqualTo(1);
  }

  @Test
  void while_we_stop_a_command_is_refused_and_an_event_left() {
    OurApp app = connected();
    app.incoming.stopTaking();

    Delivery command = ada.types("/mtasts example.com", ops);
    assertThat(command.ack().body()).contains("restarted");

    // Through a socket there is no other way to say: not now.
    slack.expectBroken(Rule.ACK_IN_TIME);
    Delivery mention = ada.mentions("example.com", ops);
    assertThat(mention.ack().accepted()).isFalse();
    assertThat(slack.owedEvents()).containsExactly(mention);
    assertThat(app.sinks.places()).isEmpty();
  }

  @Test
  void a_wrong_app_token_is_told_in_words() {
    OurApp app =
        started(
            new SlackSettings(
                new Secret(token),
                new Secret("xapp-1-A1-wrong"),
                null,
                null,
                null,
                slack.apiUrl(),
                null));

    Awaited.until(
        () -> app.incoming.notReady().stream().anyMatch(words -> words.contains("xapp-")));
    assertThat(app.incoming.notReady())
        .anySatisfy(words ->
            assertThat(words)
                .contains("slack.app-token (invalid_auth)")
                .contains("connections:write")
                .doesNotContain("wrong"));
  }

  @Test
  void both_doors_may_be_open() throws InterruptedException {
    OurApp app =
        started(
            new SlackSettings(
                new Secret(token),
                new Secret(slack.app().appToken()),
                new Secret(slack.app().signingSecret()),
                null,
                null,
                slack.apiUrl(),
                null));
    slack.sockets().await(1, PATIENCE);

    assertThat(ada.types("/mtasts a.example", ops).ack().accepted()).isTrue();
    slack.sendTo(app.events());
    assertThat(ada.types("/mtasts b.example", ops).ack().accepted()).isTrue();

    Heard first = app.dialogue.next();
    assertThat(app.dialogue.next()).isNotEqualTo(first);
  }

  @Test
  void closing_lets_go_of_the_connection() {
    OurApp app = connected();

    app.close();
    apps.remove(app);

    slack.sockets().await(0, PATIENCE);
  }

  private OurApp connected() {
    OurApp app = start("one");
    slack.sockets().await(1, PATIENCE);
    Awaited.until(() -> app.incoming.notReady().isEmpty());
    return app;
  }

  private OurApp start(String instance) {
    OurApp app = OurApp.throughSocket(slack, token, kept, instance);
    apps.add(app);
    return app;
  }

  private OurApp started(SlackSettings settings) {
    OurApp app = OurApp.start(settings, kept, "one");
    apps.add(app);
    return app;
  }
}
