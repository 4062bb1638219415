package bot.mtasts.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.Wiring;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.ConfigReader;
import bot.mtasts.core.mtasts.VisibleLine;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole server on a lab of its own, used by people: with a mouse, a keyboard, a phone, in the
/// dark, on paper, and without scripts.
@EnabledIf(value = "hasBrowser", disabledReason = Chromium.MISSING)
class PagesInBrowserTest {
  private static final int FRONT_PAGE_OCTETS = 50_000;
  private static final int REPORT_OCTETS = 100_000;

  // The name of what a page told it saw first, for one who is too slow to see it.
  private static final String NOTE_WHAT_ARRIVES =
      """
      window.arrived = [];
      new MutationObserver(() => {
        for (const line of document.querySelectorAll("[data-needs].ended")) {
          const name = line.firstChild.textContent.trim();
          if (!window.arrived.some((each) => each.name === name))
            window.arrived.push({ name, at: Date.now() });
          document.documentElement.dataset.arrived = "";
        }
      }).observe(document, { subtree: true, childList: true, attributeFilter: ["class"] });
      """;

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Workshop.Service server;
  private BrowserContext visitor;
  private Page page;

  static boolean hasBrowser() {
    boolean found = Chromium.executable().isPresent();
    if (!found) {
      System.out.println(Chromium.MISSING);
    }
    return found;
  }

  @BeforeAll
  static void a_server_and_a_browser() throws Exception {
    Map<String, String> environment =
        Map.of(
            "MTASTS_SERVER_PORT", "0",
            "MTASTS_WEB_CHECKS_PER_MINUTE", "1000",
            "MTASTS_WEB_PUBLIC_DOMAINS", "mode-testing.test",
            "MTASTS_SERVER_DATA_DIR", folder.resolve("data").toString());
    server =
        new Wiring()
            .service(
                new Workshop.ServiceOrder(
                    new ConfigReader(folder, environment).read(null).config(), environment, true));
    chromium = Chromium.start();
    // As the browser's own: a machine that builds other things at the same time is slow.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterAll
  static void neither() {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void a_visitor_at_a_desk() {
    comes(new Browser.NewContextOptions().setViewportSize(1100, 800));
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
  }

  @Test
  void a_domain_is_typed_dimensions_arrive_and_the_report_opens() {
    visitor.addInitScript(NOTE_WHAT_ARRIVES);
    page.navigate("/");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "front");

    page.getByLabel("Enter a domain").fill("https://fetch-slow.test/a/page");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("fetch-slow.test");
    assertThat(page.locator("[data-stage=record]")).hasClass("ended");
    assertThat(page.locator("[data-needs=policy]").first()).not().hasClass("ended");
    Chromium.photograph(page, "waiting");
    Chromium.assertAccessible(page);

    assertThat(page.getByText("Check again")).isVisible();
    assertThat(page.title()).contains("fetch-slow.test");
    assertThat(arrived()).contains("Record", "TLS reporting");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "report-after-waiting");
  }

  /// No limit is held here, where other builds may run; the figure in `docs/performance.md` comes
  /// from what this prints.
  @Test
  void the_first_dimension_is_told_while_the_rest_is_looked_at() {
    visitor.addInitScript(NOTE_WHAT_ARRIVES);
    List<Long> waits = new ArrayList<>();
    for (String domain :
        List.of(
            "mx-tarpit",
            "mx-silent",
            "fetch-silent",
            "mx-timeout",
            "fetch-stalled-handshake",
            "starttls-stalls",
            "fetch-trickle")) {
      page.navigate("/");
      page.getByLabel("Enter a domain").fill(domain + ".test");
      Number pressed = (Number) page.evaluate("Date.now()");
      page.keyboard().press("Enter");
      // Not waitForFunction: it evaluates text, which the page's own policy forbids.
      page.locator("html[data-arrived]").waitFor();
      Number arrived = (Number) page.evaluate("window.arrived[0].at");
      waits.add(arrived.longValue() - pressed.longValue());
    }
    List<Long> sorted = waits.stream().sorted().toList();
    System.out.printf(
        "from Enter to the first dimension: median %d ms, of %s%n",
        sorted.get(sorted.size() / 2), sorted);
    assertThat(sorted).allMatch(wait -> wait >= 0);
  }

  @Test
  void it_works_without_scripts() {
    comes(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/");
    page.getByLabel("Enter a domain").fill("postmaster@mx-partial-match.test");
    page.getByText("Check", new Page.GetByTextOptions().setExact(true)).last().click();

    assertThat(page.getByText("Check again")).isVisible();
    assertThat(page.locator("#report")).isVisible();
    assertThat(page.locator("#plan")).isVisible();
    Chromium.photograph(page, "report-without-scripts");
  }

  @Test
  void what_is_no_domain_stays_in_the_field() {
    page.navigate("/");
    page.getByLabel("Enter a domain").fill("\"><img src=x onerror=alert(1)>");
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.getByLabel("Enter a domain")).hasValue("\"><img src=x onerror=alert(1)>");
    assertThat(page.locator("img")).hasCount(0);
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "refused");
  }

  @Test
  void a_remedy_is_copied() {
    visitor.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    report("mx-partial-match.test");
    Chromium.glance(page, "glance-desk");
    String remedy = page.locator("#report .finding pre").first().textContent().strip();

    page.locator("#report .finding button.copy").first().click();

    assertThat(page.locator("#report .finding button.copy").first()).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(remedy);
  }

  @Test
  void the_action_plan_is_ticked_and_remembered() {
    report("everything-at-once.test");
    Chromium.photograph(page, "report");
    page.getByText("Action plan", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.locator("#report")).isHidden();
    page.locator("[data-step]").first().check();
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "plan");

    page.reload();
    assertThat(page.locator("[data-step]").first()).isChecked();
    assertThat(page.locator("[data-step]").last()).not().isChecked();

    page.locator("[role=tab]").last().focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#report")).isVisible();
    assertThat(page.locator("#plan")).isHidden();
  }

  @ParameterizedTest(name = "from the tab {0}")
  @ValueSource(strings = {"Report", "Action plan"})
  void report_and_action_plan_are_printed_whichever_is_open(String tab) {
    report("everything-at-once.test");
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab)).click();
    int findings = page.locator("#report .finding").count();
    int steps = page.locator("#plan li").count();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    // What is between the margins of A4, in CSS pixels.
    page.setViewportSize(680, 960);

    assertThat(page.locator("#report .finding:visible")).hasCount(findings);
    assertThat(page.locator("#plan li:visible")).hasCount(steps);
    assertThat(page.locator(".lines code:visible").first()).isVisible();
    assertThat(page.locator("button:visible, nav:visible, .skip:visible")).hasCount(0);
    assertThat(page.locator(".here")).hasText(page.url().replaceFirst("#.*", ""));
    assertThat(
            page.evaluate(
                "getComputedStyle(document.querySelector('.finding a[href^=\"/findings\"]'),"
                    + " '::after').content"))
        .asString()
        .contains("/findings/");
    assertNothingSticksOut();
    Chromium.photograph(page, "print-from-" + tab.replace(' ', '-').toLowerCase(Locale.ROOT));
    Chromium.print(page, "print-from-" + tab.replace(' ', '-').toLowerCase(Locale.ROOT));
  }

  @Test
  void it_is_read_in_the_dark() {
    comes(
        new Browser.NewContextOptions()
            .setColorScheme(ColorScheme.DARK)
            .setViewportSize(1100, 800));
    report("mx-cert-expired.test");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "dark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx-partial-match.test", "bücher.test", "mx-banner-injection.test"})
  void it_fits_a_phone(String domain) {
    comes(
        new Browser.NewContextOptions()
            .setViewportSize(360, 740)
            .setDeviceScaleFactor(2)
            .setHasTouch(true));
    report(domain);
    Chromium.glance(page, "glance-phone-" + domain.replace(".test", ""));
    page.locator("summary").all().forEach(summary -> summary.click());
    assertNothingSticksOut();
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "phone-" + domain.replace(".test", ""));
  }

  // Every field that a stranger controls, and how its text begins on the page.
  private static final List<String> PLANTED =
      List.of(
          "v=STSv1; id=<script>alert('id')</script>\\226\\128\\174reversed\\027[31m",
          "<img src=x onerror=alert('txt')>",
          "mx: <img src=x onerror=alert('mx')><U+202E>gnp.exe",
          "<script>alert('line')</script><U+001B>[2J<U+009B>31m",
          "text/plain; <script>alert('type')</script>",
          "CN=\\<script\\>alert('subject')\\</script\\><U+202E>reversed<U+001B>[31m",
          "<script>alert('san')</script>.test",
          "<script>alert('banner')</script>",
          "<script>alert('ehlo')</script>",
          "CN=\\<script\\>alert('mx-subject')\\</script\\><U+202E>reversed<U+001B>[31m",
          "<script>alert('mx-san')</script>.test",
          "<script>alert\\(1\\)</script>\\226\\128\\174\\027[31m",
          "mailto:<script>alert('rua')</script>");

  @ParameterizedTest(name = "at a width of {0}")
  @ValueSource(ints = {1100, 360})
  void what_strangers_plant_is_text(int width) {
    comes(new Browser.NewContextOptions().setViewportSize(width, 800));
    List<String> ran = new ArrayList<>();
    page.onDialog(dialog -> {
      ran.add(dialog.message());
      dialog.dismiss();
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        ran.add(message.text());
      }
    });
    report("hostile-text.test");
    page.locator("summary").all().forEach(summary -> summary.click());

    String shown = page.locator("main").innerText();
    assertThat(PLANTED).allSatisfy(text -> assertThat(shown).contains(text));
    assertThat(
            page.locator("body")
                .textContent()
                .codePoints()
                .filter(point -> point != '\n' && VisibleLine.isInvisible(point)))
        .as("characters that hide or act")
        .isEmpty();
    assertThat(page.locator("main script, main img, main b, main [onerror], main iframe"))
        .hasCount(0);
    assertThat(page.locator("script")).hasCount(1);
    assertThat(shown.lines().mapToInt(String::length).max().orElseThrow())
        .as("the longest line, which is cut")
        .isLessThan(2_000);
    assertThat(ran).as("what ran, or was kept from running").isEmpty();
    assertNothingSticksOut();
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "hostile-" + width);

    page.getByText("Action plan", new Page.GetByTextOptions().setExact(true)).first().click();
    assertNothingSticksOut();
    assertThat(ran).isEmpty();
  }

  @Test
  void a_name_that_runs_from_right_to_left_turns_nothing_else_around() {
    comes(new Browser.NewContextOptions().setViewportSize(360, 740));
    report("xn--mgbh0fb.test");
    assertThat(page.locator("h1 bdi")).hasText("\u0645\u062b\u0627\u0644.test");
    assertThat(page.locator("main")).containsText("xn--mgbh0fb.test");
    assertNothingSticksOut();
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "phone-right-to-left");
  }

  @Test
  void german_words_do_not_break_it() {
    comes(new Browser.NewContextOptions().setViewportSize(320, 700));
    String word = "donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunter";
    report(word + ".test");
    assertNothingSticksOut();
    Chromium.photograph(page, "phone-german");
  }

  @Test
  void the_catalogue_is_read() {
    page.navigate("/findings");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "findings");
    page.getByText("Some MX hosts match no mx pattern").click();
    assertThat(page.locator("h1")).hasText("Some MX hosts match no mx pattern");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "finding");
  }

  @Test
  void an_address_that_leads_nowhere_says_so() {
    page.navigate("/r/chk_01KDYV3J4E5F6G7H8J9KMNPQRS");
    assertThat(page.locator("h1")).hasText("There is no report here");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "expired");
  }

  @Test
  void the_history_of_an_opened_domain_is_drawn() {
    report("mode-testing.test");
    page.getByText("Check again").click();
    assertThat(page.getByText("Check again")).isVisible();
    page.navigate("/d/mode-testing.test");
    assertThat(page.locator("tbody tr").first()).containsText("Testing");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "history");
    page.navigate("/badge/mode-testing.test.svg");
    Chromium.glance(page, "badge");
    page.navigate("/d/all-good.test");
    Chromium.assertAccessible(page);
    Chromium.photograph(page, "history-closed");
  }

  @Test
  void pages_are_small() {
    assertThat(octetsOf("/")).isLessThan(FRONT_PAGE_OCTETS);
    report("everything-at-once.test");
    String report = page.url();
    comes(new Browser.NewContextOptions());
    assertThat(octetsOf(report)).isLessThan(REPORT_OCTETS);
  }

  private int octetsOf(String address) {
    List<Response> responses = new ArrayList<>();
    Page empty = visitor.newPage();
    empty.onResponse(responses::add);
    empty.navigate(address);
    assertThat(responses).hasSizeGreaterThanOrEqualTo(3); // the page, its style, its script
    // Not as each arrives: one may do so when the visitor has gone.
    return List.copyOf(responses).stream().mapToInt(response -> response.body().length).sum();
  }

  private void report(String domain) {
    page.navigate("/?domain=" + domain);
    page.locator(".ask button").click();
    assertThat(page).hasURL(Pattern.compile(".*/r/chk_.*"));
    assertThat(page.getByText("Check again")).isVisible();
  }

  private List<String> arrived() {
    List<String> names = new ArrayList<>();
    if (page.evaluate("window.arrived.map((each) => each.name)") instanceof List<?> arrived) {
      arrived.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  private void assertNothingSticksOut() {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("how far the page is wider than the screen")
        .isEqualTo(0);
  }
}
