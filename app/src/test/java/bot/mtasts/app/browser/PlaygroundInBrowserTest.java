package bot.mtasts.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import bot.mtasts.app.Wiring;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.ConfigReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
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
/// for Slack to the real adapter and back, and pictures of what people see.
@EnabledIf(value = "hasBrowser", disabledReason = Chromium.MISSING)
class PlaygroundInBrowserTest {
  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Workshop.Service server;
  private BrowserContext visitor;
  private Page page;

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
    assertThat(messages().first()).isVisible();
  }

  private Locator messages() {
    return page.locator(".messages > li");
  }

  private Locator of(String text) {
    return messages().filter(new Locator.FilterOptions().setHasText(text));
  }

  private Locator latest() {
    return messages().last();
  }

  private void send(String line) {
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(line);
    button("Send").click();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator inLatest(String button) {
    return latest()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
  }

  private Locator modal() {
    return page.locator("dialog[open]");
  }

  private void closeModal() {
    modal().locator("[data-close]").click();
    assertThat(modal()).hasCount(0);
  }

  private void person(String name) {
    page.getByLabel("You are").selectOption(name);
  }

  private void channel(String name) {
    page.locator(".channels button", new Page.LocatorOptions().setHasText(name)).click();
    assertThat(page.locator(".title")).containsText(name);
  }

  @Test
  void a_command_is_answered_in_the_channel_and_its_buttons_work_for_others() {
    send("/mtasts mx-partial-match.test");
    assertThat(latest()).containsText("mx-partial-match.test: At risk");
    Chromium.photograph(page, "slack-report");
    Chromium.assertAccessible(page);

    person("grace");
    inLatest("Fix it").click();
    assertThat(modal()).containsText("mx: mx2.mx-partial-match.test");
    Chromium.photograph(page, "slack-plan");
    closeModal();

    latest().locator("details.overflow summary").last().click();
    Chromium.photograph(page, "slack-overflow");
    latest().locator("details.overflow button").first().click();
    assertThat(modal()).containsText("mx_partial_match");
    Chromium.photograph(page, "slack-explained");
    closeModal();

    int before = messages().count();
    inLatest("Re-run").click();
    assertThat(latest()).containsText("At risk");
    assertThat(messages()).hasCount(before);
  }

  @Test
  void what_is_asked_privately_is_shared_on_request() {
    send("/mtasts private cert-expired.test");
    assertThat(latest()).containsText("Only visible to you");
    assertThat(latest()).containsText("cert-expired.test: Broken");
    Chromium.photograph(page, "slack-private");

    person("grace");
    assertThat(of("cert-expired.test: Broken")).hasCount(0);
    person("ada");
    inLatest("Share to channel").click();
    person("grace");
    assertThat(of("cert-expired.test: Broken")).hasCount(1);
  }

  @Test
  void nothing_at_all_is_answered_with_help() {
    send("/mtasts");
    assertThat(latest()).containsText("/mtasts explain");
    Chromium.photograph(page, "slack-help");

    send("/mtasts exampel");
    assertThat(latest()).containsText("a domain has a dot");
    Chromium.photograph(page, "slack-refused");
  }

  @Test
  void a_policy_is_judged_in_the_window_it_was_pasted_into() {
    send("/mtasts validate");
    modal()
        .locator("textarea")
        .fill("version: STSv1\nmode: enforced\nmx: *.example.com\nmax_age: 9");
    Chromium.photograph(page, "slack-paste");
    modal().locator("footer .primary").click();

    assertThat(modal()).containsText("mode: enforced");
    assertThat(modal()).containsText("Line 2, column 7");
    Chromium.photograph(page, "slack-judged");
    closeModal();
  }

  @Test
  void where_the_bot_is_no_member_everybody_is_answered_all_the_same() {
    channel("back-office");
    send("/mtasts all-good.test");
    assertThat(latest()).containsText("all-good.test: Protected");
    assertThat(latest()).not().containsText("Only visible to you");
    Chromium.photograph(page, "slack-protected");
  }

  @Test
  void a_message_that_speaks_of_a_domain_is_answered_in_its_thread() {
    button("Check domains in this message").first().click();
    assertThat(page.locator(".message.in-thread").last()).containsText("At risk");

    channel("mtasts");
    assertThat(messages().first()).containsText("mx-partial-match.test");
    Chromium.photograph(page, "slack-home");
  }

  @Test
  void other_texts_are_drawn_too() {
    send("/mtasts generate all-good.test enforce");
    assertThat(latest()).containsText("_smtp._tls.all-good.test");
    Chromium.photograph(page, "slack-generated");

    send("/mtasts fix absent.test");
    assertThat(latest()).containsText("_mta-sts.absent.test");
    Chromium.photograph(page, "slack-fix");
  }

  @Test
  void strangers_text_stays_text_in_the_dark_and_on_a_phone() {
    comes(
        new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
    send("/mtasts hostile-text.test");
    assertThat(latest()).containsText("hostile-text.test: ");
    assertThat(page.locator(".messages .mention")).hasCount(0);
    assertThat(page.locator(".messages .unknown")).hasCount(0);
    Chromium.photograph(page, "slack-phone-dark");
  }
}
