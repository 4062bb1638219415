package bot.mtasts.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockPictureTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          *bold* and _slanted_     → <strong>bold</strong> and <em>slanted</em>
          2*3*4 and snake_case_too → 2*3*4 and snake_case_too
          `a &lt;b&gt; *c*`        → <code>a &lt;b&gt; *c*</code>
          &lt;!channel&gt;         → &lt;!channel&gt;
          <!date^1^{date}|1 May>   → 1 May
          <!channel>               → <span class="mention">!channel</span>
          <@U1|ada>                → <span class="mention">ada</span>
          <https://a.test/?a=1&amp;b=2|here> → <a href="https://a.test/?a=1&amp;b=2" rel="noreferrer" target="_blank">here</a>
          <javascript:alert(1)>    → <a href="#" rel="noreferrer" target="_blank">javascript:alert(1)</a>
          :warning: :no_such_one:  → ⚠️ :no_such_one:
          "x" onload='y'           → &quot;x&quot; onload=&#39;y&#39;
          """)
  void marks_are_read_as_the_client_reads_them(String mrkdwn, String html) {
    assertThat(Mrkdwn.html(mrkdwn)).isEqualTo(html);
  }

  @Test
  void a_fence_keeps_its_lines() {
    assertThat(Mrkdwn.html("paste:```\nversion: STSv1\nmode: <b>\n```"))
        .isEqualTo("paste:<pre>version: STSv1\nmode: &lt;b&gt;</pre>");
  }

  @Test
  void a_button_tells_its_action_and_value() throws JsonProcessingException {
    assertThat(
            html(
                """
                [{"type":"actions","block_id":"b","elements":[
                  {"type":"button","action_id":"rerun","value":"rerun:chk_1",
                   "text":{"type":"plain_text","text":"Re-run \\"now\\""}}]}]
                """))
        .isEqualTo(
            "<div class=\"actions\"><button type=\"button\" class=\"button usual\""
                + " data-action=\"rerun\" data-block=\"b\" data-value=\"rerun:chk_1\">"
                + "Re-run &quot;now&quot;</button></div>");
  }

  @Test
  void a_link_button_goes_nowhere_but_the_web() throws JsonProcessingException {
    assertThat(
            html(
                """
                [{"type":"actions","elements":[{"type":"button","url":"javascript:alert(1)",
                  "text":{"type":"plain_text","text":"x"}}]}]
                """))
        .contains("href=\"#\"");
  }

  @Test
  void plain_text_is_plain() throws JsonProcessingException {
    assertThat(
            html(
                "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"*a* <!here>\"}}]"))
        .isEqualTo("<h3>*a* &lt;!here&gt;</h3>");
  }

  @Test
  void what_is_not_known_is_named() throws JsonProcessingException {
    assertThat(html("[{\"type\":\"<video>\"}]")).contains("not drawn: &lt;video&gt;");
  }

  private static String html(String blocks) throws JsonProcessingException {
    return BlockPicture.html(new ObjectMapper().readTree(blocks));
  }
}
