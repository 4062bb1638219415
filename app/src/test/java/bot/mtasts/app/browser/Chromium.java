package bot.mtasts.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine; none is downloaded.
final class Chromium implements AutoCloseable {
  static final String MISSING =
      "Chromium was not found on the PATH, so the pages were not tried in a browser.";

  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable().orElseThrow())
                    // Builds run as root in containers, where Chromium's sandbox does not start;
                    // all
                    // it loads here is ours.
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    return new Chromium(playwright, browser);
  }

  /// The program, if it is on the PATH.
  static Optional<Path> executable() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .flatMap(
            folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A visitor of their own: no cookies, no storage of anybody else.
  BrowserContext visitor(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    // A machine that builds other things at the same time is slow.
    context.setDefaultTimeout(60_000);
    return context;
  }

  /// Keeps what is seen, to be looked at.
  static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /// Keeps what is seen of a part.
  static void photograph(Locator part, String name) {
    part.screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /// What is on the screen before anybody scrolls: those in the README are two of these.
  static void glance(Page page, String name) {
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /// What comes out of a printer.
  static void print(Page page, String name) {
    page.pdf(
        new Page.PdfOptions()
            .setPath(SCREENSHOTS.resolve(name + ".pdf"))
            .setFormat("A4")
            .setPreferCSSPageSize(true));
  }

  /// Holds a page against the rules of WCAG and good practice that a program can check.
  static void assertAccessible(Page page) {
    AxeResults results = new AxeBuilder(page).analyze();
    assertThat(results.getPasses()).as("rules that were tried on %s", page.url()).isNotEmpty();
    assertThat(
            results.getViolations().stream()
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList())
        .as("axe on %s", page.url())
        .isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
