package bot.mtasts.core.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.markup.Markup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// What strangers write so that a chat obeys them. Each chat's table says what it shows instead;
/// what means harm in one chat has a row in the others too, for nobody knows what they learn next.
public final class HarmfulTexts {
  private static final List<String> ALL =
      List.of(
          // Rings, mentions, leads away; in Slack first, then in Discord.
          "<!channel>",
          "<@U1>",
          "<http://evil.test|your bank>",
          "<!date^0^{date}|x>",
          "a & b &lt;",
          "@everyone",
          "<@1>",
          "<t:1>",
          "[your bank](http://evil.test)",
          "see https://evil.test",
          ":tada:",
          // Gives itself a style, or ends ours.
          "*bold*",
          "_x_",
          "__x__",
          "~x~",
          "~~x~~",
          "||x||",
          "\\*a",
          "a `b` c",
          "```",
          // Begins something at the beginning of a line.
          "# big",
          "-# small",
          "> said",
          "- item",
          "12. item",
          "a\n# b",
          // Cannot be seen, or covers what can.
          "\u202egnp.exe",
          "a\u200bb",
          "Z\u0300\u0301\u0302\u0303",
          "\u001b[31m",
          "");

  private HarmfulTexts() {}

  /// A text and what is shown of it.
  ///
  /// @param words of a sentence
  /// @param code in a code span
  public record Row(String trick, String words, String code, String why) {}

  /// A row of a chat's table.
  public static Row row(String trick, String words, String code, String why) {
    return new Row(trick, words, code, why);
  }

  /// Holds a markup to a table, and the table to what means harm anywhere.
  public static Stream<DynamicTest> shown(Markup markup, List<Row> table) {
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                "nothing that means harm is left out",
                () -> assertThat(table).extracting(Row::trick).containsAll(ALL))),
        table.stream()
            .map(row ->
                DynamicTest.dynamicTest(
                    row.trick() + ": " + row.why(),
                    () -> {
                      assertThat(markup.words(row.trick(), 500)).isEqualTo(row.words());
                      assertThat(markup.code(row.trick())).isEqualTo(row.code());
                    })));
  }
}
