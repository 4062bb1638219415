package bot.mtasts.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiscordMarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          **bold** and *slanted*         → <strong>bold</strong> and <em>slanted</em>
          ***both*** and __under__       → <strong><em>both</em></strong> and <u>under</u>
          _slanted_ not snake_case_too   → <em>slanted</em> not snake_case_too
          2 * 3 * 4                      → 2 * 3 * 4
          **open                         → **open
          ~~gone~~ ||hidden||            → <del>gone</del> <span class="spoiler">hidden</span>
          **a *b* c**                    → <strong>a <em>b</em> c</strong>
          `a **b** <c>`                  → <code>a **b** &lt;c&gt;</code>
          ``a ` b``                      → <code>a ` b</code>
          \\*not\\* \\`so\\` \\_here\\_  → *not* `so` _here_
          \\\\ a\\b                      → \\ a\\b
          "x" onload='y' <b>             → &quot;x&quot; onload=&#39;y&#39; &lt;b&gt;
          """)
  void marks_are_read_as_the_client_reads_them(String markdown, String html) {
    assertThat(DiscordSpans.html(markdown)).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          <@1> <@!2> <@&3> <#4>          → <m>@1</m> <m>@2</m> <m>@3</m> <m>#4</m>
          </mtasts:5> </a b:5>           → <m>/mtasts</m> <m>/a b</m>
          @everyone @here                → <m>@everyone</m> <m>@here</m>
          \\@everyone                    → @everyone
          \\<@1>                         → &lt;@1&gt;
          <@a> <# 4> <@>                 → &lt;@a&gt; &lt;# 4&gt; &lt;@&gt;
          <:party:77> <a:dance:78>       → :party: :dance:
          """)
  void mentions_are_drawn_where_they_would_be(String markdown, String html) {
    assertThat(DiscordSpans.html(markdown))
        .isEqualTo(html.replace("<m>", "<span class=\"mention\">").replace("</m>", "</span>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          [here](https://a.test/?b=1&c=2)      → <a href="https://a.test/?b=1&amp;c=2">here</a>
          [here](https://a.test "say")         → <a href="https://a.test" title="say">here</a>
          [**b**](<https://a.test>)            → <a href="https://a.test"><strong>b</strong></a>
          [x](javascript:alert(1))             → [x](javascript:alert(1))
          [](https://a.test/)                  → [](<a href="https://a.test/">https://a.test/</a>)
          \\[x\\](y)                           → [x](y)
          see https://a.test/b_c_d.            → see <a href="https://a.test/b_c_d">https://a.test/b_c_d</a>.
          <https://a.test/>                    → <a href="https://a.test/">https://a.test/</a>
          """)
  void links_lead_into_the_web_or_nowhere(String markdown, String html) {
    assertThat(
            DiscordSpans.html(markdown)
                .replace(" rel=\"noreferrer\" target=\"_blank\"", "")
                .replace(" title=\"\"", ""))
        .isEqualTo(html);
  }

  @Test
  void a_link_whose_words_are_another_address_is_no_link() {
    assertThat(DiscordSpans.html("[https://bank.test](https://evil.test)"))
        .isEqualTo("[https://bank.test](https://evil.test)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          <t:1700000000>     → 14 November 2023 22:13
          <t:1700000000:t>   → 22:13
          <t:1700000000:T>   → 22:13:20
          <t:1700000000:d>   → 14/11/2023
          <t:1700000000:D>   → 14 November 2023
          <t:1700000000:F>   → Tuesday, 14 November 2023 22:13
          <t:1700000000:R>   → 14 November 2023 22:13
          """)
  void times_are_told_in_every_style(String markdown, String shown) {
    assertThat(DiscordSpans.html(markdown))
        .isEqualTo("<time datetime=\"2023-11-14T22:13:20Z\">" + shown + "</time>");
  }

  @ParameterizedTest
  @CsvSource({"<t:soon>, &lt;t:soon&gt;", "<t:1:X>, &lt;t:1:X&gt;"})
  void what_is_no_time_stays(String markdown, String shown) {
    assertThat(DiscordSpans.html(markdown)).isEqualTo(shown);
  }

  /// Lines are separated with `⏎` in this table.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      commentCharacter = '§',
      textBlock =
          """
          # One⏎## Two⏎### Three       → <h3 class="size-1">One</h3><h3 class="size-2">Two</h3><h3 class="size-3">Three</h3>
          #no heading                  → <p>#no heading</p>
          \\# none either              → <p># none either</p>
          -# small **print**           → <p class="subtext">small <strong>print</strong></p>
          one⏎two⏎⏎three               → <p>one<br>two<br><br>three</p>
          **bold⏎still**               → <p><strong>bold<br>still</strong></p>
          - a⏎- b                      → <ul><li>a</li><li>b</li></ul>
          - a⏎  - b⏎- c                → <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>
          3. a⏎4. b                    → <ol start="3"><li>a</li><li>b</li></ol>
          * a⏎1. b                     → <ul><li>a</li></ul><ol start="1"><li>b</li></ol>
          - a⏎b                        → <ul><li>a</li></ul><p>b</p>
          a⏎- b                        → <p>a</p><ul><li>b</li></ul>
          > a⏎> b⏎c                    → <blockquote>a<br>b</blockquote><p>c</p>
          >>> a⏎b                      → <blockquote>a<br>b</blockquote>
          >no quote                    → <p>&gt;no quote</p>
          paste:⏎```⏎a: <b>⏎ b⏎```⏎so  → <p>paste:</p><pre>a: &lt;b&gt;⏎ b</pre><p>so</p>
          ```dns⏎x TXT "v"⏎```         → <pre>x TXT &quot;v&quot;</pre>
          ```a **b**```                → <pre>a **b**</pre>
          \\```no fence```             → <p>```no fence```</p>
          ```open                      → <p>```open</p>
          """)
  void lines_are_read_as_the_client_reads_them(String markdown, String html) {
    assertThat(DiscordMarkdown.html(markdown.replace('⏎', '\n')))
        .isEqualTo(html.replace('⏎', '\n'));
  }
}
