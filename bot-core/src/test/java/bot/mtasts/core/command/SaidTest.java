package bot.mtasts.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages that mention us, or whose domains somebody wants checked.
@Timeout(60)
class SaidTest {
  record Row(String text, String comesOf, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  static List<Row> texts() {
    String nothing =
        "refused: There is no domain in that: no mail address, no URL and no word such as"
            + " “example.com”.";
    return List.of(
        row("<@B1> example.com", "REPORT example.com", "a mention with a domain"),
        row("<@B1> check example.com", "REPORT example.com", "a mention with a command"),
        row("<@B1>, fix example.com", "PLAN example.com", "a comma behind the mention"),
        row("private example.com", "REPORT example.com privately", "for one's own eyes"),
        row("<@B1> explain mx_partial_match", "explained mx_partial_match", "another command"),
        row("<@B1>", "help", "a mention alone"),
        row("<@B1> help", "help", "the word"),
        row("<@B1> chekc", "refused: There is no command “chekc”. -> check", "a slip"),
        row(
            "Is mail of <http://customer.test|customer.test> safe? ask jane@other.test",
            "REPORT customer.test, REPORT other.test",
            "free text"),
        row(
            "Check out what example.com wrote yesterday",
            "REPORT example.com",
            "a message that begins as a command does, and is none"),
        row(
            "Help! Our mails to user@example.com bounce",
            "REPORT example.com",
            "a cry that is no command"),
        row(
            "Validate whether v=STSv1 is right on example.com",
            "REPORT example.com",
            "a wish that is no paste"),
        row("validate `v=STSv1; id=a-b;`", "judged RECORD: [record_id_invalid]", "a paste"),
        row("Why is mx1.example.com refusing us?", "REPORT mx1.example.com", "a question"),
        row("the cat sat on the mat, and on the hat", nothing, "nothing to look at"),
        row("see report.pdf", nothing, "a file is no domain"),
        row(
            "a.com b.com c.com d.com e.com f.com",
            "refused: That is 6 domains, and at most 5 are checked at once."
                + " -> check a.com b.com c.com d.com e.com",
            "too many"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void each_message_comes_to_what_was_meant(Row row) throws InterruptedException {
    assertThat(new ChatWorld().said(row.text())).isEqualTo(row.comesOf());
  }

  @Test
  void all_texts_of_a_message_are_read() throws InterruptedException {
    assertThat(new ChatWorld().said("", "Look at this:", "From: jane@example.com", "a.test"))
        .isEqualTo("REPORT a.test, REPORT example.com");
  }

  @Test
  void a_message_without_any_text_is_answered_with_help() throws InterruptedException {
    assertThat(new ChatWorld().said()).isEqualTo("help");
  }

  @Test
  void a_very_long_message_is_read_as_far_as_its_domains_are() throws InterruptedException {
    assertThat(new ChatWorld().said("word ".repeat(5_000) + "example.com"))
        .isEqualTo("REPORT example.com");
  }

  private static Row row(String text, String comesOf, String why) {
    return new Row(text, comesOf, why);
  }
}
