package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Channel;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written down of what is said to us: a line each, and nothing that anybody could use.
class SaidLogTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    // Where slf4j-simple writes, Bolt's own lines among them.
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void each_thing_has_a_line_and_no_line_has_a_secret() throws InterruptedException {
    MovedClock clock = new MovedClock(Instant.now());
    AppSettings settings = AppSettings.mtasts().rotatingTokens();
    String first;
    String second;
    Delivery command;
    try (FakeSlack slack =
            FakeSlack.start(FakeSlackSettings.usual().withApp(settings).withClock(clock));
        OurApp app = OurApp.installable(slack, Kept.by(clock))) {
      slack.sendTo(app.events());
      Workspace acme = slack.workspace("acme");
      Channel ops = acme.channel("ops").inviteBot();
      SlackPerson ada = acme.person("ada");
      Browser browser = new Browser(app);
      String authorize = authorizeUrl(browser);
      browser.get(slack.consent().approve(URI.create(authorize), ada).toString());
      browser.get(slack.consent().deny(URI.create(authorizeUrl(browser))).toString());
      slack.fail("oauth.v2.access", new Fault.Refuses("invalid_code"));
      browser.get(slack.consent().approve(URI.create(authorizeUrl(browser)), ada).toString());
      first = acme.installation().orElseThrow().botToken();

      command = ada.types("/mtasts fix secret-domain.example", ops);
      Delivery mention = ada.mentions("example.com", ops);
      slack.redeliver(mention);
      app.dialogue.does(_ -> {
        throw new IllegalStateException("a bug");
      });
      ada.types("/mtasts unknown-word", ops);
      app.sinks.next();
      clock.pass(Duration.ofHours(11));
      second = app.workspaces.of(acme.id()).orElseThrow().token().reveal();
      acme.uninstall();
      ada.types("/mtasts example.com", ops);
      app.incoming.stopTaking();
      ada.types("/mtasts example.com", ops);
    }
    String log = written.toString(UTF_8);

    assertThat(log)
        .contains("said=command command=fix")
        .contains("integration=slack:T")
        .contains("outcome=done")
        .contains("said=mention")
        .contains("outcome=repeated")
        .contains("outcome=failed")
        .contains("outcome=not_installed")
        .contains("outcome=stopping")
        .contains("outcome=renewed")
        .contains("outcome=installed")
        .contains("outcome=cancelled")
        .contains("outcome=tokens_revoked")
        .contains("duration_ms=");
    for (String secret :
        List.of(
            first,
            second,
            settings.clientSecret(),
            settings.signingSecret(),
            command.responseUrl(),
            command.triggerId(),
            command.requests().getFirst().headers().get("X-Slack-Signature"))) {
      assertThat(log).doesNotContain(secret);
    }
    assertThat(log)
        .doesNotContain("code=")
        .doesNotContain("xoxe")
        .doesNotContain("secret-domain")
        .doesNotContain("unknown-word");
  }

  private static String authorizeUrl(Browser browser) throws InterruptedException {
    return browser
        .get("/slack/install")
        .body()
        .replaceAll("(?s).*href=\"(https://slack.com[^\"]*)\".*", "$1")
        .replace("&amp;", "&");
  }
}
