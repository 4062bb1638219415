package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.markup.Markup;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SlackTextTest {
  private record Row(String trick, String words, String code, String why) {}

  private static Row row(String trick, String words, String code, String why) {
    return new Row(trick, words, code, why);
  }

  private static final List<Row> ROWS =
      List.of(
          row("plain words", "plain words", "`plain words`", "are left alone"),
          row("<!channel>", "&lt;!channel&gt;", "`&lt;!channel&gt;`", "rings nobody's phone"),
          row("<@U1>", "&lt;@U1&gt;", "`&lt;@U1&gt;`", "mentions nobody"),
          row(
              "<http://evil.test|your bank>",
              "&lt;http://evil.test|your bank&gt;",
              "`&lt;http://evil.test|your bank&gt;`",
              "leads nowhere"),
          row(
              "<!date^0^{date}|x>",
              "&lt;!date^0^{date}|x&gt;",
              "`&lt;!date^0^{date}|x&gt;`",
              "no date"),
          row("a & b &lt;", "a &amp; b &amp;lt;", "`a &amp; b &amp;lt;`", "says what it says"),
          row("*bold*", "∗bold∗", "`*bold*`", "is not bold"),
          row("_x_", "＿x＿", "`_x_`", "is not slanted"),
          row("~x~", "∼x∼", "`~x~`", "is not struck out"),
          row("max_age 2*3", "max_age 2*3", "`max_age 2*3`", "begins no style inside a word"),
          row("a `b` c", "a ˋbˋ c", "`a &lt;U+0060&gt;b&lt;U+0060&gt; c`", "no code inside code"),
          row("```", "ˋˋˋ", "`&lt;U+0060&gt;&lt;U+0060&gt;&lt;U+0060&gt;`", "ends no code block"),
          row(":tada:", "∶tada:", "`:tada:`", "is no emoji; in code none is looked for"),
          row("12:00:01", "12:00:01", "`12:00:01`", "is a time"),
          row("2001:db8::1", "2001:db8::1", "`2001:db8::1`", "is an address"),
          row("> said", "› said", "`&gt; said`", "quotes nobody"),
          row("a > b", "a &gt; b", "`a &gt; b`", "is a comparison"),
          row(
              "\u202egnp.exe",
              "&lt;U+202E&gt;gnp.exe",
              "`&lt;U+202E&gt;gnp.exe`",
              "turns nothing around"),
          row("a\u200bb", "a&lt;U+200B&gt;b", "`a&lt;U+200B&gt;b`", "hides nothing"),
          row("\u001b[31m", "&lt;U+001B&gt;[31m", "`&lt;U+001B&gt;[31m`", "colours no terminal"),
          row("a\nb", "a&lt;U+000A&gt;b", "`a&lt;U+000A&gt;b`", "begins no line"),
          row("", "", "(empty)", "two backticks would be no code"));

  @TestFactory
  Stream<DynamicTest> what_strangers_write_is_shown_and_not_obeyed() {
    return ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.trick() + ": " + row.why(),
                () -> {
                  assertThat(MRKDWN.words(row.trick(), 500)).isEqualTo(row.words());
                  assertThat(MRKDWN.code(row.trick())).isEqualTo(row.code());
                }));
  }

  @Test
  void what_is_cut_says_so_and_stays_well_formed() {
    assertThat(MRKDWN.words("a".repeat(50), 10)).isEqualTo("aaaaaaaaa…");
    assertThat(MRKDWN.words("<".repeat(50), 10)).isEqualTo("&lt;&lt;…");
    assertThat(MRKDWN.words("exactly 10", 10)).isEqualTo("exactly 10");
    assertThat(Markup.cut("😀😀😀", 4)).isEqualTo("😀…");
    assertThat(MRKDWN.line(Prose.of("{}", "<".repeat(50)), 40))
        .matches("`(&lt;)+…`")
        .hasSizeLessThan(41);
    assertThat(MRKDWN.line(Prose.of("{} and {}", "x".repeat(30), "y"), 40)).endsWith("…");
  }

  @Test
  void values_that_touch_are_parted_or_they_would_not_be_code() {
    assertThat(MRKDWN.line(Prose.of("{}{}s", "a", "b"), 100)).isEqualTo("`a` `b` s");
  }

  @Test
  void a_name_from_right_to_left_does_not_turn_the_words_beside_it() {
    assertThat(SlackText.name("שלום.test", 100)).isEqualTo("\u2068שלום.test\u2069");
    assertThat(SlackText.name("bücher.test", 100)).isEqualTo("bücher.test");
  }

  @Test
  void a_link_ends_where_it_ends() {
    assertThat(MRKDWN.link("https://x.test/?a=1&b=<|>", "here"))
        .isEqualTo("<https://x.test/?a=1&amp;b=%3C%7C%3E|here>");
  }

  @Test
  void a_moment_is_told_in_the_readers_time_zone() {
    assertThat(MRKDWN.when(Instant.parse("2026-06-01T12:00:00Z")))
        .isEqualTo("<!date^1780315200^{date_short_pretty} at {time}|1 June 2026, 12:00 UTC>");
  }
}
