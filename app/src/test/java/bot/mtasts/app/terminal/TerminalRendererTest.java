package bot.mtasts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.Golden;
import bot.mtasts.app.SampleReports;
import bot.mtasts.app.terminal.TerminalRenderer.Form;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalRendererTest {
  private static final Form PLAIN = new Form(Paint.PLAIN, 80, false, false);
  private static final Form COLOURED = new Form(Paint.COLOURED, 80, false, false);
  private static final Form EVERYTHING = new Form(Paint.PLAIN, 100, true, true);

  @Test
  void reads_as_reviewed_in_plain_text() throws IOException {
    Golden.hold("all-good.txt", render(PLAIN, SampleReports.allGood()));
    Golden.hold("at-risk.txt", render(PLAIN, SampleReports.atRisk()));
    Golden.hold("absent.txt", render(PLAIN, SampleReports.absent()));
    Golden.hold("undetermined.txt", render(PLAIN, SampleReports.undetermined()));
  }

  @Test
  void reads_as_reviewed_in_colour() throws IOException {
    Golden.hold("all-good.ansi", render(COLOURED, SampleReports.allGood()));
    Golden.hold("at-risk.ansi", render(COLOURED, SampleReports.atRisk()));
  }

  @Test
  void shows_evidence_timings_and_the_score_when_asked() throws IOException {
    Golden.hold("at-risk-everything.txt", render(EVERYTHING, SampleReports.atRisk()));
    Golden.hold("undetermined-everything.txt", render(EVERYTHING, SampleReports.undetermined()));
  }

  @Test
  void disarms_hostile_text() throws IOException {
    String shown = render(EVERYTHING, SampleReports.hostile());
    Golden.hold("hostile-everything.txt", shown);
    assertThat(shown.codePoints().filter(point -> point != '\n').mapToObj(VisibleLine::isInvisible))
        .as("no character that acts or hides")
        .doesNotContain(true);
  }

  @Test
  void in_colour_the_only_escapes_are_our_own() {
    String shown = render(new Form(Paint.COLOURED, 80, true, true), SampleReports.hostile());
    assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "").codePoints().filter(p -> p != '\n'))
        .noneMatch(VisibleLine::isInvisible);
  }

  @ParameterizedTest
  @MethodSource("bot.mtasts.app.SampleReports#all")
  void colour_changes_nothing_but_colour(CheckReport report) {
    // Values stand between backticks where there is no colour to tell where they end.
    String coloured = render(new Form(Paint.COLOURED, 100, true, true), report);
    String plain = render(new Form(Paint.PLAIN, 100, true, true), report);
    assertThat(letters(coloured)).isEqualTo(letters(plain));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 57, 80, 100, 400})
  void stays_within_the_width_but_for_what_is_to_be_pasted(int width) {
    int most = Math.clamp(width, 40, 100);
    for (CheckReport report : SampleReports.all()) {
      String shown = render(new Form(Paint.PLAIN, width, false, true), report);
      assertThat(
              shown
                  .lines()
                  .filter(
                      line -> !line.startsWith(" ".repeat(6)) || line.startsWith(" ".repeat(17))))
          .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(most));
    }
  }

  @Test
  void wide_characters_take_two_columns_and_marks_none() {
    assertThat(Columns.of("日本")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("💩")).isEqualTo(2);
    assertThat(Columns.cut("日本語", 5)).isEqualTo("日本…");
  }

  @Test
  void a_paragraph_breaks_what_is_longer_than_a_line() {
    assertThat(
            new Paragraph(Paint.PLAIN)
                .text("ab cd", Paint.Style.NORMAL)
                .value("x".repeat(7))
                .lines(5))
        .containsExactly("ab", "cd`xx", "xxxxx", "`");
    IntStream.range(1, 30)
        .forEach(width ->
            assertThat(
                    new Paragraph(Paint.PLAIN)
                        .text("日本語 text 💩💩💩", Paint.Style.NORMAL)
                        .lines(Math.max(2, width)))
                .allSatisfy(
                    line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(Math.max(2, width))));
  }

  private static String letters(String shown) {
    return shown.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("[`\\s]", "");
  }

  private static String render(Form form, CheckReport report) {
    return new TerminalRenderer(form).render(report);
  }
}
