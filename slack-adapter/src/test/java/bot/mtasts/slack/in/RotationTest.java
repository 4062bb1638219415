package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.Tokens.BotToken;
import bot.mtasts.slack.out.SlackClient;
import bot.mtasts.slack.out.SlackWeb;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Tokens that end after twelve hours, at a Slack that means it.
class RotationTest {
  @Test
  void a_result_that_is_posted_days_later_finds_a_token_that_slack_takes()
      throws InterruptedException {
    MovedClock clock = new MovedClock(Instant.now());
    AppSettings settings = AppSettings.mtasts().rotatingTokens();
    try (FakeSlack slack =
            FakeSlack.start(FakeSlackSettings.usual().withApp(settings).withClock(clock));
        OurApp app = OurApp.installable(slack, Kept.by(clock))) {
      Workspace acme = slack.workspace("acme");
      Browser browser = new Browser(app);
      String page = browser.get("/slack/install").body();
      String authorize =
          page.replaceAll("(?s).*href=\"(https://slack.com[^\"]*)\".*", "$1").replace("&amp;", "&");
      browser.get(slack.consent().approve(URI.create(authorize), acme.person("ada")).toString());
      Secret first = token(app, acme);
      SlackWeb web = new SlackWeb(SlackClient.of(slack.apiUrl()));

      clock.pass(Duration.ofDays(3));
      BotToken later = app.workspaces.of(acme.id()).orElseThrow();

      assertThat(web.self(new BotToken(acme.id(), first)).word()).isEqualTo("token_expired");
      assertThat(later.token()).isNotEqualTo(first);
      assertThat(web.self(later).isOk()).isTrue();
      assertThat(app.incoming.notReady()).isEmpty();

      clock.pass(Duration.ofHours(11));
      assertThat(web.self(app.workspaces.of(acme.id()).orElseThrow()).isOk()).isTrue();
    }
  }

  private static Secret token(OurApp app, Workspace workspace) {
    return app.workspaces.of(workspace.id()).orElseThrow().token();
  }
}
