package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 9110 §12.5.1.
class FormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                        | JSON     | nothing is asked: our favourite",
        "*/*                                      | JSON     | anything will do",
        "text/*                                   | MARKDOWN | of the texts, ours comes first",
        "text/html                                | HTML     | exactly that",
        "TEXT/HTML                                | HTML     | letter case is not minded",
        "text/html;q=0.5, text/markdown           | MARKDOWN | the better liked",
        "text/*;q=0.9, text/markdown;q=0.1        | HTML     | the more precise range counts",
        "application/json;q=0, */*                | MARKDOWN | anything but JSON",
        "text/html, application/json              | JSON     | liked the same: ours comes first",
        "text/html;level=1;q=0.4, text/markdown;q=0.3 | HTML | other parameters are passed over",
        "image/png                                | -        | none of ours",
        "application/json;q=0                     | -        | and that one least of all",
      })
  void the_best_is_chosen(String accept, Format best, String reason) {
    assertThat(Format.best(accept, List.of(Format.JSON, Format.MARKDOWN, Format.HTML)).orElse(null))
        .as(reason)
        .isEqualTo(best);
  }
}
