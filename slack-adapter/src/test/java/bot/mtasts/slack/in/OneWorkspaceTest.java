package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.out.SlackClient;
import com.slack.api.Slack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneWorkspaceTest {
  private FakeSlack slack;
  private Workspace acme;
  private Secret token;
  private Slack sdk;

  @BeforeEach
  void start() {
    slack = FakeSlack.start();
    acme = slack.workspace("acme");
    token = new Secret(acme.install().botToken());
    sdk = SlackClient.of(slack.apiUrl());
  }

  @AfterEach
  void close() throws Exception {
    sdk.close();
    slack.close();
  }

  @Test
  void slack_says_whose_the_token_is() {
    try (OneWorkspace workspaces = new OneWorkspace(token, sdk)) {
      assertThat(workspaces.notReady()).isNotEmpty();

      workspaces.open();
      Awaited.until(() -> !workspaces.teams().isEmpty());

      assertThat(workspaces.teams()).containsExactly(acme.id());
      assertThat(workspaces.notReady()).isEmpty();
      assertThat(workspaces.of(null)).contains(new BotToken(acme.id(), token));
      assertThat(workspaces.of(acme.id())).contains(new BotToken(acme.id(), token));
      assertThat(workspaces.of("T0OTHER")).isEmpty();
      assertThat(workspaces.installed(List.of("T0OTHER", acme.id()))).contains(acme.id());
      assertThat(workspaces.installed(List.of("T0OTHER"))).isEmpty();
    }
  }

  @Test
  void until_slack_answers_what_comes_is_taken_for_ours() {
    slack.fail("auth.test", new Fault.Status(503));
    try (OneWorkspace workspaces = new OneWorkspace(token, sdk)) {
      assertThat(workspaces.of(null).map(BotToken::token)).contains(token);

      assertThat(workspaces.teams()).isEmpty();
      assertThat(workspaces.notReady()).singleElement().asString().contains("could not be asked");
      assertThat(workspaces.installed(List.of("T0ANY"))).contains("T0ANY");
    }
  }

  @Test
  void many_who_ask_while_slack_is_away_ask_it_once() {
    slack.fail("auth.test", new Fault.Status(503));
    try (OneWorkspace workspaces = new OneWorkspace(token, sdk)) {
      for (int i = 0; i < 20; i++) {
        assertThat(workspaces.of(null)).isPresent();
      }

      assertThat(slack.calls("auth.test")).hasSize(1);
    }
  }

  @Test
  void slack_away_is_no_fault_once_it_is_known_who_we_are() {
    try (OneWorkspace workspaces = new OneWorkspace(token, sdk)) {
      workspaces.of(null);
      slack.fail("auth.test", new Fault.Status(503));
      workspaces.refused(acme.id(), "fatal_error");
      slack.awaitCall("auth.test", call -> call.status() == 503);

      assertThat(workspaces.notReady()).isEmpty();
      assertThat(workspaces.of(null)).contains(new BotToken(acme.id(), token));
    }
  }

  @Test
  void a_token_that_slack_refuses_is_told_in_words() {
    acme.deactivateBot();
    try (OneWorkspace workspaces = new OneWorkspace(token, sdk)) {
      assertThat(workspaces.of(null)).isPresent();

      assertThat(workspaces.notReady())
          .singleElement()
          .asString()
          .contains("slack.bot-token (account_inactive)")
          .doesNotContain(token.reveal());
    }
  }

  @Test
  void a_slack_that_hangs_holds_no_acknowledgement_up() throws InterruptedException {
    slack.fail("auth.test", new Fault.Hangs());
    try (OurApp app = OurApp.overHttp(slack, token.reveal(), Kept.by(InstantSource.system()))) {
      slack.sendTo(app.events());

      Delivery delivery = acme.person("ada").types("/mtasts example.com", acme.channel("ops"));

      assertThat(delivery.ack().accepted()).isTrue();
      assertThat(delivery.ack().took()).isLessThan(Duration.ofSeconds(3));
      app.dialogue.next();
    }
  }
}
