package bot.mtasts.discord.components;

import static bot.mtasts.core.command.contract.HarmfulTexts.row;
import static bot.mtasts.discord.components.DiscordText.MARKDOWN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.contract.HarmfulTexts;
import bot.mtasts.core.command.contract.HarmfulTexts.Row;
import bot.mtasts.core.report.Prose;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DiscordTextTest {
  private static final List<Row> ROWS =
      List.of(
          row("plain words.", "plain words.", "`plain words.`", "are left alone"),
          row("<!channel>", "\\<!channel>", "`<!channel>`", "rings in Slack only"),
          row("@everyone", "\\@everyone", "`@everyone`", "rings nobody's phone"),
          row("@here", "\\@here", "`@here`", "nor theirs"),
          row("<@1>", "\\<\\@1>", "`<@1>`", "mentions nobody"),
          row("<@U1>", "\\<\\@U1>", "`<@U1>`", "mentions nobody of Slack's either"),
          row("<@&1>", "\\<\\@&1>", "`<@&1>`", "no role"),
          row("<#1>", "\\<#1>", "`<#1>`", "no channel"),
          row("</mtasts:1>", "\\</mtasts\\:1>", "`</mtasts:1>`", "no command"),
          row(
              "<!date^0^{date}|x>",
              "\\<!date^0^{date}\\|x>",
              "`<!date^0^{date}|x>`",
              "is a moment in Slack only"),
          row("<t:1>", "\\<t\\:1>", "`<t:1>`", "is no moment"),
          row("<a:name:1>", "\\<a\\:name\\:1>", "`<a:name:1>`", "is no emoji of a server"),
          row(":tada:", "\\:tada:", "`:tada:`", "is no emoji; in code none is looked for"),
          row(
              "[your bank](http://evil.test)",
              "\\[your bank\\](http\\://evil.test)",
              "`[your bank](http://evil.test)`",
              "leads nowhere"),
          row(
              "<http://evil.test|your bank>",
              "\\<http\\://evil.test\\|your bank>",
              "`<http://evil.test|your bank>`",
              "nor by Slack's markup"),
          row("a & b &lt;", "a & b &lt;", "`a & b &lt;`", "says what it says"),
          row(
              "see https://evil.test",
              "see https\\://evil.test",
              "`see https://evil.test`",
              "is an address to be read"),
          row("<https://evil.test>", "\\<https\\://evil.test>", "`<https://evil.test>`", "as well"),
          row("*bold*", "\\*bold\\*", "`*bold*`", "is not slanted"),
          row("_x_", "\\_x\\_", "`_x_`", "nor this"),
          row("__x__", "\\_\\_x\\_\\_", "`__x__`", "is not underlined"),
          row("~x~", "\\~x\\~", "`~x~`", "is struck out in Slack only"),
          row("~~x~~", "\\~\\~x\\~\\~", "`~~x~~`", "is not struck out"),
          row("||x||", "\\|\\|x\\|\\|", "`||x||`", "hides nothing"),
          row("\\*a", "\\\\\\*a", "`\\*a`", "a backslash does not undo ours"),
          row("a `b` c", "a \\`b\\` c", "`a <U+0060>b<U+0060> c`", "no code inside code"),
          row("```", "\\`\\`\\`", "`<U+0060><U+0060><U+0060>`", "ends no code block"),
          row("so: it is:", "so: it is:", "`so: it is:`", "begins nothing"),
          row("::x:", "\\:\\:x:", "`::x:`", "is no emoji behind a colon either"),
          row("# big", "\\# big", "`# big`", "is no heading"),
          row("-# small", "\\-# small", "`-# small`", "is no small print"),
          row(" # big", " \\# big", "` # big`", "nor behind a blank"),
          row("> said", "\\> said", "`> said`", "quotes nobody"),
          row("- item", "\\- item", "`- item`", "is in no list"),
          row("+ item", "\\+ item", "`+ item`", "nor in this"),
          row("12. item", "12\\. item", "`12. item`", "nor in one with numbers"),
          row("a > b # - 1.5", "a > b # - 1.5", "`a > b # - 1.5`", "within a line they are signs"),
          row("\u202egnp.exe", "\\<U+202E>gnp.exe", "`<U+202E>gnp.exe`", "turns nothing around"),
          row("a\u200bb", "a\\<U+200B>b", "`a<U+200B>b`", "hides nothing"),
          row(
              "Z\u0300\u0301\u0302\u0303",
              "Z\u0300\u0301\\<U+0302>\\<U+0303>",
              "`Z\u0300\u0301<U+0302><U+0303>`",
              "is no tower over the lines above"),
          row("\u001b[31m", "\\<U+001B>\\[31m", "`<U+001B>[31m`", "colours no terminal"),
          row("a\n# b", "a\\<U+000A># b", "`a<U+000A># b`", "begins no line"),
          row("", "", "(empty)", "two backticks would be no code"));

  @TestFactory
  Stream<DynamicTest> what_strangers_write_is_shown_and_not_obeyed() {
    return HarmfulTexts.shown(MARKDOWN, ROWS);
  }

  @Test
  void what_is_cut_says_so_and_ends_with_no_open_escape() {
    assertThat(MARKDOWN.words("a".repeat(50), 10)).isEqualTo("aaaaaaaaa…");
    assertThat(MARKDOWN.words("*".repeat(50), 10)).isEqualTo("\\*\\*\\*\\*…");
    assertThat(MARKDOWN.words("exactly 10", 10)).isEqualTo("exactly 10");
    assertThat(MARKDOWN.line(Prose.of("{}", "`".repeat(50)), 40))
        .matches("`(<U\\+0060>)+…`")
        .hasSizeLessThan(41);
  }

  @Test
  void stretches_that_would_become_another_thing_together_are_parted() {
    assertThat(MARKDOWN.line(Prose.of("{}{}s", "a", "b"), 100)).isEqualTo("`a` `b`s");
    assertThat(MARKDOWN.line(Prose.of("http:").then("//evil.test"), 100))
        .isEqualTo("http: //evil.test");
    assertThat(MARKDOWN.line(Prose.of("so:").then("tada: {}", "x"), 100))
        .isEqualTo("so: tada: `x`");
  }

  @Test
  void a_name_from_right_to_left_does_not_turn_the_words_beside_it() {
    assertThat(DiscordText.name("שלום.test")).isEqualTo("\u2068שלום.test\u2069");
    assertThat(DiscordText.name("bücher.test")).isEqualTo("bücher.test");
  }

  @Test
  void a_link_ends_where_it_ends() {
    assertThat(MARKDOWN.link("https://x.test/?a=(1)", "here"))
        .isEqualTo("[here](https://x.test/?a=%281%29)");
    assertThat(MARKDOWN.link("https://x.test/" + "p".repeat(600), "here")).isEqualTo("here");
  }

  @Test
  void a_moment_is_told_in_the_readers_time_zone() {
    assertThat(MARKDOWN.when(Instant.parse("2026-06-01T12:00:00Z"))).isEqualTo("<t:1780315200:f>");
  }
}
