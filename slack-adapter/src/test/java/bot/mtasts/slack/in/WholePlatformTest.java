package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.contract.HeardDialogue;
import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Destination.DiscordChannel;
import bot.mtasts.core.delivery.Destination.SlackChannel;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.SlackPlatform;
import bot.mtasts.slack.SlackSettings;
import bot.mtasts.slack.blocks.Forms;
import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Both directions at once: what is said to us, and what is said back.
class WholePlatformTest {
  private final HeardDialogue dialogue = new HeardDialogue();
  private FakeSlack slack;
  private Workspace acme;
  private Channel ops;
  private SlackPerson ada;
  private SlackPlatform platform;
  private Javalin server;

  @BeforeEach
  void start() {
    AppSettings app =
        AppSettings.mtasts()
            .withScopes(SlackManifest.SCOPES.toArray(String[]::new))
            .withMessageShortcuts(SlackManifest.SHORTCUT);
    slack = FakeSlack.start(FakeSlackSettings.usual().withApp(app));
    acme = slack.workspace("acme");
    ops = acme.channel("ops").inviteBot();
    ada = acme.person("ada");
    platform = SlackPlatform.connect(settings(), parts());
    server = Javalin.create(config -> platform.routes(config.routes));
    server.start("127.0.0.1", 0);
    slack.sendTo(URI.create("http://127.0.0.1:" + server.port() + "/slack/events"));
  }

  @AfterEach
  void close() {
    platform.close();
    server.stop();
    slack.close();
  }

  private SlackSettings settings() {
    return new SlackSettings(
        new Secret(acme.install().botToken()),
        null,
        new Secret(slack.app().signingSecret()),
        null,
        null,
        slack.apiUrl(),
        null);
  }

  private SlackPlatform.Parts parts() {
    InstantSource clock = InstantSource.system();
    return new SlackPlatform.Parts(
        dialogue, Kept.by(clock).of("one"), ReportPages.NONE, Heed.NONE, clock, Optional.empty());
  }

  @Test
  void help_is_shown_to_whoever_asked() {
    dialogue.does(sink -> sink.say(new Reply.Help(dialogue.specs())));

    ada.types("/mtasts", ops);

    var help = slack.awaitMessage(ops, message -> message.words().contains("/mtasts"));
    assertThat(help.reader()).isEqualTo(ada.id());
    assertThat(help.actionIds()).isNotEmpty();
  }

  @Test
  void a_mention_is_answered_in_its_thread() {
    dialogue.does(sink -> sink.say(new Reply.NotDrafted("example.com has no mail servers.")));

    var mention = ada.mentions("generate example.com", ops);

    var answer = slack.awaitMessage(ops, message -> message.words().contains("no mail servers"));
    assertThat(answer.threadTs()).isEqualTo(mention.payload().at("/event/ts").asText());
  }

  @Test
  void the_buttons_of_the_help_lead_to_a_form_whose_answer_is_where_it_was_asked_for()
      throws InterruptedException {
    dialogue.does(sink -> sink.say(new Reply.Help(dialogue.specs())));
    ada.types("/mtasts", ops);
    dialogue.next();
    var help = slack.awaitMessage(ops, message -> message.element(Forms.DOMAIN) != null);
    dialogue.does(sink -> sink.say(new Reply.DomainForm()));
    ada.presses(help, Forms.DOMAIN);
    dialogue.next();
    var form = slack.awaitModal(ada, view -> Forms.DOMAIN.equals(view.callbackId()));
    dialogue.does(sink -> sink.say(new Reply.NotDrafted("example.com was looked at.")));

    ada.submits(form, Map.of(Forms.FIELD, "example.com"));

    assertThat(dialogue.next())
        .isInstanceOfSatisfying(
            Heard.Typed.class,
            typed -> {
              assertThat(typed.text()).isEqualTo("check example.com");
              assertThat(typed.asker().channel()).isEqualTo(ops.id());
            });
    slack.awaitMessage(ops, message -> message.words().contains("was looked at"));
  }

  @Test
  void what_a_finding_means_opens_in_a_modal() {
    dialogue.does(sink -> sink.say(new Reply.Explained(FindingCode.MX_PARTIAL_MATCH)));

    ada.types("/mtasts explain mx_partial_match", ops);

    assertThat(slack.awaitModal(ada, view -> true).words()).contains("RFC 8461");
  }

  @Test
  void somebody_on_the_home_tab_is_answered_directly() throws InterruptedException {
    ada.opensHome();
    var home = slack.awaitHome(ada, view -> !view.blocks().isEmpty());
    dialogue.does(sink -> sink.say(new Reply.DomainForm()));
    ada.presses(home, Forms.DOMAIN);
    dialogue.next();
    var form = slack.awaitModal(ada, view -> Forms.DOMAIN.equals(view.callbackId()));
    dialogue.does(sink -> sink.say(new Reply.NotDrafted("example.com was looked at.")));

    ada.submits(form, Map.of(Forms.FIELD, "example.com"));

    slack.awaitMessage(
        acme.directMessages(ada), message -> message.words().contains("was looked at"));
  }

  @Test
  void it_says_what_it_is_and_how_it_is() {
    slack.awaitCall("auth.test", call -> call.ok());

    assertThat(platform.chat()).isEqualTo(Chat.SLACK);
    assertThat(platform.refusal(new SlackChannel(null, "ops"))).isEmpty();
    assertThat(platform.refusal(new SlackChannel(null, "nowhere"))).isPresent();
    assertThat(platform.refusal(new DiscordChannel("1"))).isPresent();
    Awaited.until(() -> platform.notReady().isEmpty());
  }

  @Test
  void what_is_not_fit_to_connect_with_is_refused() {
    SlackSettings nothing = new SlackSettings(null, null, null, null, null, slack.apiUrl(), null);
    SlackSettings half =
        new SlackSettings(null, new Secret("xapp-secret"), null, null, null, slack.apiUrl(), null);

    for (SlackSettings unfit : List.of(nothing, half)) {
      assertThatThrownBy(() -> SlackPlatform.connect(unfit, parts()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("xapp-secret");
    }
  }
}
