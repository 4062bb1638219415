package bot.mtasts.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One page per code, and the facts on it are those of the catalogue. Run with
/// `-Dpages.rewrite=true` to write them anew.
class FindingPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "findings");
  private static final String BEGIN = "<!-- facts: generated from FindingCode, do not edit -->\n";
  private static final String END = "<!-- /facts -->\n";

  @Test
  void every_code_has_a_page_and_every_page_a_code() throws IOException {
    Set<String> codes =
        Arrays.stream(FindingCode.values())
            .map(code -> code.word() + ".md")
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(PAGES)) {
      Set<String> pages =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      pages.remove("README.md");
      assertThat(pages).isEqualTo(codes);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_page_says_what_the_catalogue_says(FindingCode code) throws IOException {
    Path file = PAGES.resolve(code.word() + ".md");
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    assertThat(begin).as("a facts block in " + file).isPositive().isLessThan(end);
    String renewed = "# " + code.title() + "\n\n" + BEGIN + facts(code) + page.substring(end);
    if (Boolean.getBoolean("pages.rewrite")) {
      Files.writeString(file, renewed);
    }
    assertThat(page).isEqualTo(renewed);
  }

  @ParameterizedTest
  @EnumSource
  void the_page_answers_the_five_questions(FindingCode code) throws IOException {
    assertThat(Files.readAllLines(PAGES.resolve(code.word() + ".md")))
        .filteredOn(line -> line.startsWith("## "))
        .containsExactly(
            "## What it means",
            "## Why it matters",
            "## See it by hand",
            "## How to mend it",
            "## See also");
  }

  @Test
  void the_index_lists_them_in_the_order_of_the_catalogue() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    List<Integer> places =
        Arrays.stream(FindingCode.values())
            .map(code -> index.indexOf("(" + code.word() + ".md)"))
            .toList();
    assertThat(places).doesNotContain(-1).isSorted();
  }

  private static String facts(FindingCode code) {
    Severity enforce = code.severity(ModeColumn.ENFORCE);
    Severity testing = code.severity(ModeColumn.TESTING);
    Severity none = code.severity(ModeColumn.NONE);
    String severity =
        enforce == testing && testing == none
            ? enforce.word()
            : testing == none
                ? "%s (testing and none: %s)".formatted(enforce.word(), testing.word())
                : "%s (testing: %s, none: %s)"
                    .formatted(enforce.word(), testing.word(), none.word());
    Effect effect = code.effect(ModeColumn.ENFORCE);
    return """
    | code | dimension | severity | effect | source |
    |---|---|---|---|---|
    | `%s` | %s | %s | %s | %s |
    """
        .formatted(
            code.word(),
            code.dimension().word(),
            severity,
            effect == null ? "none" : effect.word(),
            code.source());
  }
}
