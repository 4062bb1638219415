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
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The bot in Discord, talked to on the playground: through the stand-in to the real adapter and
/// back, and pictures of what people see.
@EnabledIf(value = "hasBrowser", disabledReason = Chromium.MISSING)
class DiscordInBrowserTest {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Workshop.Service server;
  private BrowserContext visitor;
  private Page page;
  private ChatClient discord;

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
    comes(new Browser.NewContextOptions().setViewportSize(1400, 1100));
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
    discord = ChatClient.of(page, "discord");
    assertThat(discord.messages().first()).isVisible();
    // The bot has told Discord its commands.
    discord.field().fill("/mtasts");
    assertThat(suggested().first()).containsText("/mtasts");
    discord.field().press("Escape");
  }

  private Locator suggested() {
    return discord.client().locator(".suggestions li");
  }

  @Test
  void one_command_is_answered_in_both_chats_alike() {
    ChatClient slack = ChatClient.of(page, "slack");
    slack.send("/mtasts mx-partial-match.test");
    discord.send("/mtasts domain:mx-partial-match.test");

    for (ChatClient client : new ChatClient[] {slack, discord}) {
      assertThat(client.latest()).containsText("mx-partial-match.test: At risk");
    }
    assertThat(discord.latest()).containsText("ada used /mtasts");
    assertThat(discord.latest().locator(".container")).hasAttribute("data-colour", COLOUR);
    Chromium.photograph(page, "chats-side-by-side");
    discord.photograph("discord-report");
    page.setViewportSize(1100, 1400);
    Chromium.photograph(discord.latest(), "discord");
    Chromium.assertAccessible(page);
  }

  @Test
  void buttons_and_the_menu_work_for_others() {
    discord.send("/mtasts domain:mx-partial-match.test");
    assertThat(discord.latest()).containsText("At risk");
    int before = discord.messages().count();
    Locator answer = discord.message(discord.latest().getAttribute("data-message"));

    discord.person("grace");
    discord.inLatest("Fix it").click();
    assertThat(discord.latest()).containsText("mx: mx2.mx-partial-match.test");
    assertThat(discord.latest()).containsText("Only you can see this");
    discord.photograph("discord-plan");

    int plans = discord.messages().count();
    answer.locator("select").selectOption("explain:mx_partial_match");
    assertThat(discord.messages()).hasCount(plans + 1);
    assertThat(discord.latest()).containsText("mx_partial_match");
    discord.photograph("discord-explained");

    int own = discord.messages().count();
    ChatClient.button(answer, "Re-run").click();
    assertThat(discord.messages()).hasCount(own + 1);
    assertThat(discord.latest()).containsText("At risk");

    discord.person("ada");
    assertThat(discord.messages()).hasCount(before);
    discord.inLatest("Re-run").click();
    assertThat(discord.latest()).containsText("(edited)");
    assertThat(discord.messages()).hasCount(before);
  }

  @Test
  void what_can_be_typed_is_offered() {
    discord.field().fill("/mtasts d");
    discord.field().fill("/mtasts domain:all-good.test ");
    assertThat(suggested().first()).containsText("action:");
    discord.photograph("discord-options");
    discord.field().press("ArrowDown");
    discord.field().press("Enter");
    assertThat(suggested().filter(new Locator.FilterOptions().setHasText("generate"))).hasCount(1);
    suggested().filter(new Locator.FilterOptions().setHasText("generate")).click();
    assertThat(discord.field()).hasValue("/mtasts domain:all-good.test action:generate ");
    ChatClient.button(discord.client(), "Send").click();
    assertThat(discord.latest()).containsText("_smtp._tls.all-good.test");
    discord.photograph("discord-generated");

    discord.send("/mtasts domain:tls-rpt-none.test");
    assertThat(discord.latest()).containsText("tls-rpt-none.test");
    discord.field().fill("/mtasts domain:tls");
    assertThat(suggested()).containsText(new String[] {"tls-rpt-none.test"});
    discord.photograph("discord-suggestions");
  }

  @Test
  void what_is_asked_privately_is_shared_on_request() {
    discord.send("/mtasts domain:cert-expired.test private:True");
    assertThat(discord.latest()).containsText("Only you can see this");
    assertThat(discord.latest()).containsText("cert-expired.test: Broken");
    discord.photograph("discord-private");

    discord.person("grace");
    assertThat(discord.of("cert-expired.test: Broken")).hasCount(0);
    discord.person("ada");
    discord
        .latest()
        .locator("button")
        .filter(new Locator.FilterOptions().setHasText("Share"))
        .click();
    discord.person("grace");
    assertThat(discord.of("cert-expired.test: Broken")).hasCount(1);
  }

  @Test
  void a_policy_is_pasted_into_a_form() {
    discord.send("/mtasts-validate");
    discord
        .modal()
        .locator("textarea")
        .fill("version: STSv1\nmode: enforced\nmx: *.example.com\nmax_age: 9");
    Chromium.photograph(page, "discord-form");
    discord.modal().locator("footer .primary").click();

    assertThat(discord.latest()).containsText("Line 2, column 7");
    assertThat(discord.modal()).hasCount(0);
    discord.photograph("discord-judged");
  }

  @Test
  void help_and_refusals_are_for_the_asker() {
    discord.send("/mtasts-help");
    assertThat(discord.latest()).containsText("Only you can see this");
    discord.photograph("discord-help");

    discord.send("/mtasts domain:exampel");
    assertThat(discord.latest()).containsText("a domain has a dot");
    discord.photograph("discord-refused");
  }

  @Test
  void a_message_that_speaks_of_a_domain_is_answered() {
    ChatClient.button(discord.messages().first(), "Check domains in this message").click();
    assertThat(discord.latest()).containsText("mx-partial-match.test: At risk");
    assertThat(discord.latest()).containsText("used Check domains in this message");
  }

  @Test
  void it_works_in_direct_messages_and_where_only_the_asker_has_it() {
    for (String place : new String[] {"mtasts", "lounge"}) {
      discord.channel(place);
      discord.send("/mtasts domain:all-good.test");
      assertThat(discord.latest()).containsText("all-good.test: Protected");
    }
    discord.photograph("discord-protected");
  }

  @Test
  void strangers_text_stays_text_in_the_dark_and_on_a_phone() {
    comes(
        new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
    discord.send("/mtasts domain:hostile-text.test");
    assertThat(discord.latest()).containsText("hostile-text.test: ");
    assertThat(discord.client().locator(".messages .mention")).hasCount(0);
    assertThat(discord.client().locator(".messages .unknown")).hasCount(0);
    assertThat(discord.client().locator(".messages .spoiler")).hasCount(0);
    discord.photograph("discord-phone-dark");
    Chromium.assertAccessible(page);
  }
}
