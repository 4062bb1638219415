package bot.mtasts.slack.blocks;

import static bot.mtasts.core.command.contract.HarmfulTexts.row;
import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.contract.HarmfulTexts;
import bot.mtasts.core.command.contract.HarmfulTexts.Row;
import bot.mtasts.core.markup.Markup;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SlackTextTest {
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
          row("@everyone", "@everyone", "`@everyone`", "rings in Discord only"),
          row("<@1>", "&lt;@1&gt;", "`&lt;@1&gt;`", "mentions nobody of Discord's either"),
          row("<t:1>", "&lt;t:1&gt;", "`&lt;t:1&gt;`", "is a moment in Discord only"),
          row(
              "[your bank](http://evil.test)",
              "[your bank](http://evil.test)",
              "`[your bank](http://evil.test)`",
              "is no link in mrkdwn"),
          row(
              "see https://evil.test",
              "see https://evil.test",
              "`see https://evil.test`",
              "is an address to be read: our blocks are verbatim"),
          row("*bold*", "∗bold∗", "`*bold*`", "is not bold"),
          row("_x_", "＿x＿", "`_x_`", "is not slanted"),
          row("__x__", "＿＿x＿＿", "`__x__`", "nor if doubled"),
          row("~x~", "∼x∼", "`~x~`", "is not struck out"),
          row("~~x~~", "∼∼x∼∼", "`~~x~~`", "nor if doubled"),
          row("||x||", "||x||", "`||x||`", "hides nothing in Slack"),
          row("\\*a", "\\∗a", "`\\*a`", "a backslash is a backslash"),
          row("max_age 2*3", "max_age 2*3", "`max_age 2*3`", "begins no style inside a word"),
          row("a `b` c", "a ˋbˋ c", "`a &lt;U+0060&gt;b&lt;U+0060&gt; c`", "no code inside code"),
          row("```", "ˋˋˋ", "`&lt;U+0060&gt;&lt;U+0060&gt;&lt;U+0060&gt;`", "ends no code block"),
          row(":tada:", "∶tada:", "`:tada:`", "is no emoji; in code none is looked for"),
          row("12:00:01", "12:00:01", "`12:00:01`", "is a time"),
          row("2001:db8::1", "2001:db8::1", "`2001:db8::1`", "is an address"),
          row("> said", "› said", "`&gt; said`", "quotes nobody"),
          row("# big", "# big", "`# big`", "is a heading in Discord only"),
          row("-# small", "-# small", "`-# small`", "is small print in Discord only"),
          row("- item", "- item", "`- item`", "mrkdwn knows no lists"),
          row("12. item", "12. item", "`12. item`", "nor those with numbers"),
          row("a > b", "a &gt; b", "`a &gt; b`", "is a comparison"),
          row(
              "\u202egnp.exe",
              "&lt;U+202E&gt;gnp.exe",
              "`&lt;U+202E&gt;gnp.exe`",
              "turns nothing around"),
          row("a\u200bb", "a&lt;U+200B&gt;b", "`a&lt;U+200B&gt;b`", "hides nothing"),
          row("\u001b[31m", "&lt;U+001B&gt;[31m", "`&lt;U+001B&gt;[31m`", "colours no terminal"),
          row(
              "Z\u0300\u0301\u0302\u0303",
              "Z\u0300\u0301&lt;U+0302&gt;&lt;U+0303&gt;",
              "`Z\u0300\u0301&lt;U+0302&gt;&lt;U+0303&gt;`",
              "is no tower over the lines above"),
          row("a\n# b", "a&lt;U+000A&gt;# b", "`a&lt;U+000A&gt;# b`", "begins no line"),
          row("", "", "(empty)", "two backticks would be no code"));

  @TestFactory
  Stream<DynamicTest> what_strangers_write_is_shown_and_not_obeyed() {
    return HarmfulTexts.shown(MRKDWN, ROWS);
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
