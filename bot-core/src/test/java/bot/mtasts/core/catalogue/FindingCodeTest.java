package bot.mtasts.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodeTest {
  @Test
  void severity_and_effect_follow_the_mode() {
    FindingCode code = FindingCode.MX_PARTIAL_MATCH;
    assertThat(code.severity(ModeColumn.ENFORCE)).isEqualTo(Severity.CRITICAL);
    assertThat(code.effect(ModeColumn.ENFORCE)).isEqualTo(Effect.DELIVERY);
    assertThat(code.severity(ModeColumn.TESTING)).isEqualTo(Severity.WARNING);
    assertThat(code.effect(ModeColumn.TESTING)).as("a lowered finding has no effect").isNull();
    assertThat(code.severity(ModeColumn.NONE)).isEqualTo(Severity.INFO);
  }

  @Test
  void codes_stand_in_the_order_of_the_dimensions() {
    assertThat(Arrays.stream(FindingCode.values()).map(FindingCode::dimension)).isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_critical_says_what_it_does_to_mail(FindingCode code) {
    assertThat(code.severity(ModeColumn.ENFORCE) == Severity.CRITICAL)
        .isEqualTo(code.effect(ModeColumn.ENFORCE) != null);
  }

  @ParameterizedTest
  @EnumSource
  void a_word_finds_its_code(FindingCode code) {
    assertThat(FindingCode.ofWord(code.word())).contains(code);
    assertThat(FindingCode.ofWord(code.name())).contains(code);
  }

  @ParameterizedTest
  @EnumSource
  void titles_are_short_enough_for_a_heading(FindingCode code) {
    assertThat(code.title()).hasSizeBetween(10, 75).doesNotEndWith(".");
  }

  @Test
  void an_unknown_word_finds_nothing() {
    assertThat(FindingCode.ofWord("mx_partial")).isEmpty();
  }
}
