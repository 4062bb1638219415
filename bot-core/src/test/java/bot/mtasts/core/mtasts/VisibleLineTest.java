package bot.mtasts.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleLineTest {
  record Row(String why, String text, String shown) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("plain text stays", "mx: mail.example.com", "mx: mail.example.com"),
        new Row("letters of other scripts stay", "bücher 日本 💩", "bücher 日本 💩"),
        new Row("an escape would colour the terminal", "\u001b[31m", "<U+001B>[31m"),
        new Row("so would its one-octet form", "\u009b31m", "<U+009B>31m"),
        new Row("a lone CR would overwrite the line", "a\rb", "a<CR>b"),
        new Row("a tab moves", "a\tb", "a<TAB>b"),
        new Row("bidi turns", "\u202egnp.exe\u2066", "<U+202E>gnp.exe<U+2066>"),
        new Row("zero width hides", "a\u200bb\u2060c\u00add", "a<U+200B>b<U+2060>c<U+00AD>d"),
        new Row("a BOM hides", "\ufeffversion", "<BOM>version"),
        new Row("spaces that are none", "a\u00a0b\u3000c", "a<NBSP>b<U+3000>c"),
        new Row("line separators", "a\u2028b", "a<U+2028>b"),
        new Row("letters without ink", "\u3164\u115f\u2800", "<U+3164><U+115F><U+2800>"),
        new Row("variation selectors", "a\ufe0f\udb40\udd00", "a<U+FE0F><U+E0100>"),
        new Row("half a pair", "\ud800x", "<U+D800>x"),
        new Row("private use and unassigned", "\ue000\u0378", "<U+E000><U+0378>"),
        new Row("two marks are a letter", "e\u0323\u0302", "e\u0323\u0302"),
        new Row("a tower of marks is none", "e\u0301\u0301\u0301", "e\u0301\u0301<U+0301>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shows_what_acts_or_hides(Row row) {
    assertThat(VisibleLine.of(row.text())).isEqualTo(row.shown());
  }

  @Test
  void is_cut_at_a_number_of_characters_not_inside_one() {
    assertThat(VisibleLine.of("💩".repeat(5), 3)).isEqualTo("💩💩💩…");
    assertThat(VisibleLine.of("abc", 3)).isEqualTo("abc");
    assertThat(VisibleLine.of("x".repeat(500))).hasSize(VisibleLine.LONGEST + 1).endsWith("…");
  }

  @Test
  void a_block_keeps_its_lines_and_ends_in_time() {
    assertThat(VisibleLine.block("a\r\nb\nc\rd\u0007")).isEqualTo("a\nb\nc<CR>d<U+0007>");
    assertThat(VisibleLine.block("x\n".repeat(1_000)).lines())
        .hasSize(VisibleLine.MOST_LINES + 1)
        .last()
        .isEqualTo("…");
    assertThat(VisibleLine.block("v=TLSRPTv1; rua=" + "a".repeat(500)))
        .as("what is to be pasted comes whole")
        .doesNotContain("…");
  }

  @Test
  void nothing_that_comes_out_acts_or_hides() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point ->
                    VisibleLine.of(Character.toString(point))
                        .codePoints()
                        .anyMatch(VisibleLine::isInvisible)))
        .isEmpty();
  }
}
