package bot.mtasts.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import bot.mtasts.app.Wiring;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.ConfigReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The bot, talked to on the playground: real commands, buttons and windows, through the stand-in
/// for Slack to the real adapter and back, and pictures of what people see. Discord is tried in
/// [DiscordInBrowserTest].
@EnabledIf(value = "hasBrowser", disabledReason = Chromium.MISSING)
class PlaygroundInBrowserTest {
  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Workshop.Service server;
  private BrowserContext visitor;
  private Page page;
  private ChatClient slack;

  static boolean hasBrowser() {
    return PagesInBrowserTest.hasBrowser();
  }

  @BeforeAll
  static void a_server_and_a_browser() throws Exception {
    Map<String, String> environment =
        Map.of(
            "MTASTS_SERVER_PORT", "0", "MTASTS_SERVER_DATA_DIR", folder.resolve("data").toString());
    server =
        new Wiring()
            .service(
                new Workshop.ServiceOrder(
                    new ConfigReader(folder, environment).read(null).config(), environment, true));
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterAll
  static void neither() {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void somebody_at_a_desk() {
    comes(new Browser.NewContextOptions().setViewportSize(1100, 1300));
  }

  @AfterEach
  void gone() {
    visitor.close();
  }

  private void comes(Browser.NewContextOptions options) {
    if (visitor != null) {
      visitor.close();
    }
    visitor = chromium.visitor(options.setBaseURL(server.url()));
    page = visitor.newPage();
    page.navigate("/playground");
    slack = ChatClient.of(page, "slack");
    assertThat(slack.messages().first()).isVisible();
  }

  @Test
  void a_command_is_answered_in_the_channel_and_its_buttons_work_for_others() {
    slack.send("/mtasts mx-partial-match.test");
    assertThat(slack.latest()).containsText("mx-partial-match.test: At risk");
    slack.photograph("slack-report");
    Chromium.assertAccessible(page);

    slack.person("grace");
    slack.inLatest("Fix it").click();
    assertThat(slack.modal()).containsText("mx: mx2.mx-partial-match.test");
    Chromium.photograph(page, "slack-plan");
    slack.closeModal();

    slack.latest().locator("details.overflow summary").last().click();
    slack.photograph("slack-overflow");
    slack.latest().locator("details.overflow button").first().click();
    assertThat(slack.modal()).containsText("mx_partial_match");
    Chromium.photograph(page, "slack-explained");
    slack.closeModal();

    int before = slack.messages().count();
    slack.inLatest("Re-run").click();
    assertThat(slack.latest()).containsText("At risk");
    assertThat(slack.messages()).hasCount(before);
  }

  @Test
  void what_is_asked_privately_is_shared_on_request() {
    slack.send("/mtasts private cert-expired.test");
    assertThat(slack.latest()).containsText("Only visible to you");
    assertThat(slack.latest()).containsText("cert-expired.test: Broken");
    slack.photograph("slack-private");

    slack.person("grace");
    assertThat(slack.of("cert-expired.test: Broken")).hasCount(0);
    slack.person("ada");
    slack.inLatest("Share to channel").click();
    slack.person("grace");
    assertThat(slack.of("cert-expired.test: Broken")).hasCount(1);
  }

  @Test
  void nothing_at_all_is_answered_with_help() {
    slack.send("/mtasts");
    assertThat(slack.latest()).containsText("/mtasts explain");
    slack.photograph("slack-help");

    slack.send("/mtasts exampel");
    assertThat(slack.latest()).containsText("a domain has a dot");
    slack.photograph("slack-refused");
  }

  @Test
  void a_policy_is_judged_in_the_window_it_was_pasted_into() {
    slack.send("/mtasts validate");
    slack
        .modal()
        .locator("textarea")
        .fill("version: STSv1\nmode: enforced\nmx: *.example.com\nmax_age: 9");
    Chromium.photograph(page, "slack-paste");
    slack.modal().locator("footer .primary").click();

    assertThat(slack.modal()).containsText("mode: enforced");
    assertThat(slack.modal()).containsText("Line 2, column 7");
    Chromium.photograph(page, "slack-judged");
    slack.closeModal();
  }

  @Test
  void where_the_bot_is_no_member_everybody_is_answered_all_the_same() {
    slack.channel("back-office");
    slack.send("/mtasts all-good.test");
    assertThat(slack.latest()).containsText("all-good.test: Protected");
    assertThat(slack.latest()).not().containsText("Only visible to you");
    slack.photograph("slack-protected");
  }

  @Test
  void a_message_that_speaks_of_a_domain_is_answered_in_its_thread() {
    ChatClient.button(slack.messages().first(), "Check domains in this message").click();
    assertThat(slack.client().locator(".message.in-thread").last()).containsText("At risk");

    slack.channel("mtasts");
    assertThat(slack.client()).containsText("Latest checks");
    assertThat(slack.messages().first()).containsText("mx-partial-match.test");
    slack.photograph("slack-home");
  }

  @Test
  void other_texts_are_drawn_too() {
    slack.send("/mtasts generate all-good.test enforce");
    assertThat(slack.latest()).containsText("_smtp._tls.all-good.test");
    slack.photograph("slack-generated");

    slack.send("/mtasts fix absent.test");
    assertThat(slack.latest()).containsText("_mta-sts.absent.test");
    slack.photograph("slack-fix");
  }

  @Test
  void strangers_text_stays_text_in_the_dark_and_on_a_phone() {
    comes(
        new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
    slack.send("/mtasts hostile-text.test");
    assertThat(slack.latest()).containsText("hostile-text.test: ");
    assertThat(slack.client().locator(".messages .mention")).hasCount(0);
    assertThat(slack.client().locator(".messages .unknown")).hasCount(0);
    slack.photograph("slack-phone-dark");
  }
}
