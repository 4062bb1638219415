package bot.mtasts.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.webhook.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final CheckRequest REQUEST =
      new CheckRequest(
          "chk_1",
          new DomainName("xn--bcher-kva.test"),
          null,
          null,
          List.of(),
          false,
          Instant.parse("2026-03-01T00:00:00Z"));

  private final ReportPage pages = new ReportPage();

  @ParameterizedTest
  @ValueSource(strings = {"all-good", "at-risk", "absent", "undetermined", "hostile"})
  void the_page_of_a_report_is_as_it_was_reviewed(String name) throws IOException {
    hold(name, page(name));
  }

  @Test
  void the_pages_without_a_report_are_as_they_were_reviewed() throws IOException {
    hold("waiting", pages.page(new CheckStanding.Running(REQUEST)).html());
    hold("failed", pages.page(new CheckStanding.Failed(REQUEST, "Our <fault>.")).html());
    hold("unknown", pages.unknown().html());
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-good", "at-risk", "absent", "undetermined", "hostile"})
  void whatever_strangers_wrote_is_text_and_can_be_seen(String name) {
    String html = page(name);

    assertThat(html.codePoints().filter(point -> point != '\n' && VisibleLine.isInvisible(point)))
        .as("characters that hide or act")
        .isEmpty();
    assertThat(tags(html))
        .as("tags, all of them ours")
        .allMatch(
            tag -> tag.matches("</?[a-z0-9]+( [a-zA-Z-]+(=\"[^\"<>]*\")?)*/?>"), "a tag of ours")
        .noneMatch(tag -> tag.contains(" style=") || tag.contains(" on"))
        .filteredOn(tag -> tag.startsWith("<script"))
        .singleElement()
        .asString()
        .contains("src=\"/assets/");
  }

  @Test
  void text_of_strangers_that_looks_like_markup_is_shown() {
    assertThat(page("hostile"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;U+202E&gt;")
        .contains("&lt;U+001B&gt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-good", "at-risk", "absent", "undetermined", "hostile"})
  void the_policy_lets_nothing_in_but_what_is_ours(String name) {
    assertThat(standing(name).html().length()).as("octets or so").isLessThan(100_000);
    assertThat(standing(name).contentSecurityPolicy())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'")
        .doesNotContain("unsafe", "*", "http");
  }

  @Test
  void everything_that_is_loaded_is_served_here() {
    List<String> loaded =
        Pattern.compile("(?:src|rel=\"(?:stylesheet|icon)\" href)=\"([^\"]+)\"")
            .matcher(page("all-good"))
            .results()
            .map(each -> each.group(1))
            .toList();

    assertThat(loaded)
        .containsExactlyInAnyOrderElementsOf(
            PageAssets.all().stream().map(PageAssets.Asset::url).toList());
    assertThat(PageAssets.all())
        .allSatisfy(asset -> {
          assertThat(asset.body().size()).isBetween(200, 14_000);
          assertThat(asset.body().utf8()).doesNotContain("https:", "@import", "url(");
          // The name of SVG itself is a URL that nobody loads.
          assertThat(asset.body().utf8().replace("xmlns=\"http:", "")).doesNotContain("http:");
        });
  }

  @Test
  void a_line_of_a_policy_kept_by_an_earlier_version_is_marked_as_a_whole() {
    assertThat(new ReportView(KeptReports.read("at-risk")).policyLines())
        .filteredOn(line -> !line.findings().isEmpty())
        .extracting(MarkedLine::number)
        .containsExactly(3);
  }

  @Test
  void a_page_that_waits_names_every_stage_and_comes_back_without_scripts() {
    String html = pages.page(new CheckStanding.Queued(REQUEST)).html();

    for (Stage stage : Stage.values()) {
      assertThat(html).contains("data-stage=\"" + stage.word() + "\"");
    }
    assertThat(html)
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>")
        .contains("data-events=\"/r/chk_1/events\"")
        .contains("bücher.test");
  }

  private String page(String name) {
    return standing(name).html();
  }

  private ReportHtml.Page standing(String name) {
    return pages.page(new CheckStanding.Completed(REQUEST, KeptReports.read(name)));
  }

  private static List<String> tags(String html) {
    return Pattern.compile("<[^!>][^>]*>").matcher(html).results().map(MatchResult::group).toList();
  }

  /// Reviewed by eye; `-Dgolden.rewrite=true` writes them anew.
  private static void hold(String name, String html) throws IOException {
    // The version of an asset changes with its content, which is reviewed where it stands.
    String said = html.replaceAll("\\?v=[0-9a-f]+", "?v=…");
    Path file = GOLDEN.resolve("page-" + name + ".html");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, said, UTF_8);
    }
    assertThat(said)
        .as("%s; if the change is meant: -Dgolden.rewrite=true, and read the difference", file)
        .isEqualTo(Files.readString(file, UTF_8));
  }
}
