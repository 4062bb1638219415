package bot.mtasts.core.say;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RFC 8461 §3.1, https://www.rfc-editor.org/rfc/rfc8461.html#section-3.1",
    "RFC 7505, https://www.rfc-editor.org/rfc/rfc7505.html",
    "RFC 7672 §3.1.3, https://www.rfc-editor.org/rfc/rfc7672.html#section-3.1.3",
    "practice,",
  })
  void a_source_leads_to_its_text(String source, String url) {
    assertThat(Reference.of(source)).containsExactly(new Reference(source, url));
  }

  @Test
  void a_second_section_is_of_the_same_text() {
    assertThat(Reference.of("RFC 8461 §3.2, §10.2"))
        .extracting(Reference::url)
        .isEqualTo(
            List.of(
                "https://www.rfc-editor.org/rfc/rfc8461.html#section-3.2",
                "https://www.rfc-editor.org/rfc/rfc8461.html#section-10.2"));
  }

  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void every_source_of_the_catalogue_is_understood(FindingCode code) {
    assertThat(Reference.of(code.source()))
        .allSatisfy(reference ->
            assertThat(reference.url() == null).isEqualTo(reference.text().equals("practice")));
  }
}
