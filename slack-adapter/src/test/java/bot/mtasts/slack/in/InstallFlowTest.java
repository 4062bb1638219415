package bot.mtasts.slack.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.lab.slack.AppSettings;
import bot.mtasts.lab.slack.Delivery;
import bot.mtasts.lab.slack.FakeSlack;
import bot.mtasts.lab.slack.FakeSlackSettings;
import bot.mtasts.lab.slack.Fault;
import bot.mtasts.lab.slack.SlackPerson;
import bot.mtasts.lab.slack.Workspace;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.Tokens.BotToken;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A workspace installs the app in a browser, by way of Bolt's OAuth flow.
class InstallFlowTest {
  private static final Pattern AUTHORIZE =
      Pattern.compile("href=\"(https://slack\\.com/oauth/v2/authorize[^\"]*)\"");

  private final MovedClock clock = new MovedClock(Instant.now());
  private final Kept kept = Kept.by(clock);
  private FakeSlack slack;
  private Workspace acme;
  private SlackPerson ada;
  private OurApp app;
  private Browser browser;

  @BeforeEach
  void start() {
    AppSettings settings =
        AppSettings.mtasts().withScopes(SlackManifest.SCOPES.toArray(String[]::new));
    slack = FakeSlack.start(FakeSlackSettings.usual().withApp(settings).withClock(clock));
    acme = slack.workspace("acme");
    ada = acme.person("ada");
    app = OurApp.installable(slack, kept);
    slack.sendTo(app.events());
    browser = new Browser(app);
  }

  @AfterEach
  void close() {
    app.close();
    slack.close();
  }

  @Test
  void once_installed_its_commands_are_ours() throws InterruptedException {
    HttpResponse<String> done = install(browser);

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("/mtasts example.com");
    Delivery delivery = ada.types("/mtasts example.com", acme.channel("ops"));
    assertThat(delivery.ack().body()).isEmpty();
    app.dialogue.next();
    assertThat(app.workspaces.of(acme.id()).map(BotToken::token))
        .contains(new Secret(acme.installation().orElseThrow().botToken()));
    assertThat(app.workspaces.teams()).containsExactly(acme.id());
    assertThat(app.workspaces.of(null)).isPresent();
  }

  @Test
  void the_page_asks_for_what_the_manifest_says() throws InterruptedException {
    String url = authorizeUrl(browser);

    assertThat(url)
        .contains("client_id=" + slack.app().clientId())
        .contains("scope=" + String.join("%2C", SlackManifest.SCOPES).replace(":", "%3A"))
        .contains("redirect_uri=https%3A%2F%2Fmtasts.test%2Fslack%2Foauth_redirect");
  }

  @Test
  void pages_run_nothing_and_load_nothing() throws InterruptedException {
    HttpResponse<String> page = browser.get("/slack/install");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(page.body()).doesNotContain("<script").doesNotContain("src=");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-")
        .contains("Secure")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Max-Age=600");
  }

  @Test
  void who_cancels_reads_so() throws InterruptedException {
    URI back = slack.consent().deny(URI.create(authorizeUrl(browser)));

    HttpResponse<String> page = browser.get(back.toString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("cancelled");
    assertNotInstalled();
  }

  @Test
  void a_state_is_good_once() throws InterruptedException {
    URI authorize = URI.create(authorizeUrl(browser));
    String cookie = browser.cookies().get(InstallStates.COOKIE);
    assertThat(browser.get(slack.consent().approve(authorize, ada).toString()).statusCode())
        .isEqualTo(200);
    assertThat(browser.cookies()).isEmpty();

    browser.cookies().put(InstallStates.COOKIE, cookie);
    HttpResponse<String> again = browser.get(slack.consent().approve(authorize, ada).toString());

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("used before");
  }

  @Test
  void a_state_ends_after_ten_minutes() throws InterruptedException {
    URI authorize = URI.create(authorizeUrl(browser));

    clock.pass(Duration.ofMinutes(10));

    assertThat(browser.get(slack.consent().approve(authorize, ada).toString()).statusCode())
        .isEqualTo(400);
    assertNotInstalled();
  }

  @Test
  void a_state_is_good_in_the_browser_that_began_only() throws InterruptedException {
    URI authorize = URI.create(authorizeUrl(browser));
    Browser victim = new Browser(app);
    victim.get("/slack/install");

    assertThat(victim.get(slack.consent().approve(authorize, ada).toString()).statusCode())
        .isEqualTo(400);
    assertThat(
            new Browser(app).get(slack.consent().approve(authorize, ada).toString()).statusCode())
        .isEqualTo(400);
    assertNotInstalled();
  }

  @Test
  void what_strangers_put_into_the_url_is_not_shown() throws InterruptedException {
    HttpResponse<String> page =
        browser.get("/slack/oauth_redirect?error=%3Cscript%3Ealert(1)%3C/script%3E&state=x");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).doesNotContain("script").contains("unknown");
  }

  @Test
  void a_redirect_that_brings_nothing_is_refused() throws InterruptedException {
    assertThat(browser.get("/slack/oauth_redirect").statusCode()).isEqualTo(400);
    assertThat(browser.get("/slack/oauth_redirect?code=1&state=2").statusCode()).isEqualTo(400);
    assertThat(slack.calls("oauth.v2.access")).isEmpty();
  }

  @Test
  void an_empty_cookie_is_none() throws InterruptedException {
    URI authorize = URI.create(authorizeUrl(browser));
    browser.cookies().put(InstallStates.COOKIE, "");

    assertThat(browser.get(slack.consent().approve(authorize, ada).toString()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void the_name_of_a_workspace_is_escaped() throws InterruptedException {
    Workspace hostile = slack.workspace("<b>&'\"evil");
    URI authorize = URI.create(authorizeUrl(browser));

    HttpResponse<String> page =
        browser.get(slack.consent().approve(authorize, hostile.person("eve")).toString());

    assertThat(page.body()).contains("&lt;b&gt;&amp;&#39;&quot;evil").doesNotContain("<b>");
  }

  @Test
  void slacks_refusal_is_told_in_words() throws InterruptedException {
    slack.fail("oauth.v2.access", new Fault.Refuses("bad_client_secret"));

    HttpResponse<String> page = install(browser);

    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("slack.client-secret").doesNotContain("Exception");
    assertNotInstalled();
  }

  @Test
  void slack_that_does_not_answer_is_told_in_words() throws InterruptedException {
    slack.fail("oauth.v2.access", new Fault.Status(500));

    HttpResponse<String> page = install(browser);

    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("Slack could not be asked");
    assertNotInstalled();
  }

  @Test
  void what_cannot_be_kept_is_not_installed() throws InterruptedException {
    URI authorize = URI.create(authorizeUrl(browser));
    kept.vault().setWritable(false);

    HttpResponse<String> page = browser.get(slack.consent().approve(authorize, ada).toString());

    assertThat(page.statusCode()).isEqualTo(503);
    kept.vault().setWritable(true);
    assertNotInstalled();
  }

  @Test
  void while_nothing_can_be_kept_nothing_is_begun() throws InterruptedException {
    kept.vault().setWritable(false);

    HttpResponse<String> page = browser.get("/slack/install");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Try again soon").doesNotContain("something wrong");
    kept.vault().setWritable(true);
  }

  @Test
  void nobody_begins_without_end() throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      assertThat(browser.get("/slack/install").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> page = browser.get("/slack/install");

    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).contains("60");
    clock.pass(Duration.ofMinutes(1));
    assertThat(install(browser).statusCode()).isEqualTo(200);
  }

  @Test
  void where_one_workspace_is_configured_nobody_else_can_install() throws InterruptedException {
    try (OurApp single = OurApp.overHttp(slack, acme.install().botToken(), Kept.by(clock))) {
      HttpResponse<String> page = new Browser(single).get("/slack/install");

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("slack.client-id").contains("slack.bot-token");
    }
  }

  @Test
  void another_instance_takes_up_what_one_began() throws InterruptedException {
    try (OurApp other = OurApp.installable(slack, kept, "two")) {
      URI authorize = URI.create(authorizeUrl(browser));
      Browser elsewhere = new Browser(other);
      elsewhere.cookies().putAll(browser.cookies());

      assertThat(elsewhere.get(slack.consent().approve(authorize, ada).toString()).statusCode())
          .isEqualTo(200);
      assertThat(app.workspaces.teams()).containsExactly(acme.id());
    }
  }

  @Test
  void uninstalled_it_is_gone() throws InterruptedException {
    install(browser);

    acme.uninstall();
    app.incoming.stopTaking();

    assertThat(app.workspaces.teams()).isEmpty();
    assertThat(app.workspaces.of(acme.id())).isEmpty();
  }

  @Test
  void with_its_tokens_revoked_it_is_gone() throws InterruptedException {
    install(browser);

    acme.revokeTokens();
    app.incoming.stopTaking();

    assertThat(app.workspaces.teams()).isEmpty();
  }

  @Test
  void an_old_farewell_does_not_take_a_new_installation_away() throws InterruptedException {
    install(browser);
    Delivery farewell = acme.revokeTokens();
    app.incoming.stopTaking();
    assertThat(app.workspaces.teams()).isEmpty();
    Instant then = Instant.ofEpochSecond(farewell.payload().path("event_time").asLong());

    clock.pass(Duration.ofMinutes(1));
    install(browser);
    app.workspaces.takenAway(acme.id(), then, "app_uninstalled");

    assertThat(app.workspaces.teams()).containsExactly(acme.id());
  }

  @Test
  void a_token_that_slack_refuses_is_looked_at_before_it_is_given_up() throws InterruptedException {
    install(browser);

    app.workspaces.refused(acme.id(), "token_revoked");
    assertThat(app.workspaces.teams()).as("it is good").containsExactly(acme.id());

    acme.deactivateBot();
    slack.fail("auth.test", new Fault.Drops());
    app.workspaces.refused(acme.id(), "account_inactive");
    assertThat(app.workspaces.teams()).as("nobody knows").containsExactly(acme.id());

    app.workspaces.refused(acme.id(), "channel_not_found");
    assertThat(app.workspaces.teams()).as("not about the token").containsExactly(acme.id());

    app.workspaces.refused(acme.id(), "account_inactive");
    assertThat(app.workspaces.teams()).isEmpty();
  }

  @Test
  void several_workspaces_are_told_apart() throws InterruptedException {
    install(browser);
    Workspace other = slack.workspace("other");
    browser.get(
        slack.consent().approve(URI.create(authorizeUrl(browser)), other.person("bob")).toString());

    assertThat(app.workspaces.teams()).containsExactlyInAnyOrder(acme.id(), other.id());
    assertThat(app.workspaces.of(null)).isEmpty();
    assertThat(app.workspaces.of(other.id())).isNotEqualTo(app.workspaces.of(acme.id()));
    assertThat(app.workspaces.of("T0NOBODY")).isEqualTo(Optional.empty());
  }

  @Test
  void nothing_of_it_is_seen_in_words() throws InterruptedException {
    install(browser);
    String token = acme.installation().orElseThrow().botToken();
    Installation installation = new Installations(kept.vault()).find(acme.id()).orElseThrow();

    assertThat(installation.token()).isEqualTo(new Secret(token));
    assertThat(installation + " " + app.workspaces.of(acme.id())).doesNotContain(token);
  }

  private HttpResponse<String> install(Browser in) throws InterruptedException {
    return in.get(slack.consent().approve(URI.create(authorizeUrl(in)), ada).toString());
  }

  private static String authorizeUrl(Browser in) throws InterruptedException {
    HttpResponse<String> page = in.get("/slack/install");
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher link = AUTHORIZE.matcher(page.body());
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  private void assertNotInstalled() {
    assertThat(app.workspaces.teams()).isEmpty();
  }
}
