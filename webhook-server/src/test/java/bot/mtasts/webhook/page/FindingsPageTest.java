package bot.mtasts.webhook.page;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsPageTest {
  @ParameterizedTest
  @EnumSource(FindingCode.class)
  void every_page_is_whole_and_leads_only_to_pages_that_are_there(FindingCode code) {
    String html = FindingsPage.of(code).html();

    assertThat(html)
        .contains("<h2>How to mend it</h2>", "<table>", "<code>" + code.word() + "</code>")
        .doesNotContain("&lt;!--", ".md\"");
    List<String> inside =
        Pattern.compile("href=\"/findings/([^\"]+)\"")
            .matcher(html)
            .results()
            .map(link -> link.group(1))
            .toList();
    assertThat(inside).allMatch(word -> FindingCode.ofWord(word).isPresent());
  }

  @Test
  void the_list_leads_to_every_page() {
    String html = FindingsPage.all().html();

    assertThat(FindingCode.values())
        .allSatisfy(code -> assertThat(html).contains("href=\"/findings/" + code.word() + "\""));
  }
}
