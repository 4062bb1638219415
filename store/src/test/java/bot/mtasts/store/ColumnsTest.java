package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  private static final String FACE = "\uD83D\uDE00";

  @Test
  void a_text_that_is_made_to_fit_tells_that_it_was_cut() {
    assertThat(Columns.made("12345", 5)).isEqualTo("12345");
    assertThat(Columns.made("123456", 5)).isEqualTo("1234…");
  }

  @Test
  void no_surrogate_pair_is_cut_in_two() {
    assertThat(Columns.made("123" + FACE + "67", 5)).isEqualTo("123…");
    assertThat(Columns.made("12" + FACE + "567", 5)).isEqualTo("12" + FACE + "…");
  }

  @Test
  void what_a_database_does_not_take_becomes_a_replacement_character() {
    assertThat(Columns.made("a\u0000\uD83Db\uDE00" + FACE + "\uD83D", 99))
        .isEqualTo("a\uFFFD\uFFFDb\uFFFD" + FACE + "\uFFFD");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "aaaaaaaa, 8, all of it fits",
    "aaaaaaaaa, 8, one octet too many",
    "üüüüü, 4, two octets each",
    "€€€€, 2, three octets each",
    "😀😀😀, 2, four octets each"
  })
  void a_beginning_has_at_most_eight_octets(String text, int characters, String reason) {
    String beginning = Columns.beginning(text, 8);

    assertThat(beginning.codePointCount(0, beginning.length())).as(reason).isEqualTo(characters);
    assertThat(text).startsWith(beginning);
  }
}
