package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.webhook.callback.SampleEvent;
import org.junit.jupiter.api.Test;

class NoteTextTest {
  private static final String PAGE = "https://mtasts.example/checks/chk_1?a=b&c=\"d\"";

  private static NoteText sample() {
    return NoteText.of(SampleEvent.report(SetUp.NOW), PAGE, "msg_01");
  }

  @Test
  void html_is_of_the_plainest_kind() {
    assertThat(sample().html())
        .isEqualTo(
            """
            <p><b>MTA-STS of <code>example.com</code>: undetermined</b></p>
            <p>This is a test: nothing was looked at, and <code>example.com</code> is only an example.</p>
            <p><b>To mend now: No MTA-STS record is published (mail flows unprotected)</b></p>
            <p>A finding would stand here, with what was seen: <code>_mta-sts.example.com</code>.</p>
            <p>What to do: what to do would stand here, with the text to paste:</p>
            <pre>_mta-sts.example.com. TXT &quot;v=STSv1; id=1&quot;</pre>
            <p><a href="https://mtasts.example/checks/chk_1?a=b&amp;c=&quot;d&quot;">The full report</a></p>
            <p>[mtasts:msg_01]</p>
            """);
  }

  @Test
  void plain_text_needs_no_markup() {
    assertThat(sample().plain())
        .isEqualTo(
            """
            MTA-STS of “example.com”: undetermined

            This is a test: nothing was looked at, and “example.com” is only an example.

            * To mend now: No MTA-STS record is published (mail flows unprotected)

            A finding would stand here, with what was seen: “_mta-sts.example.com”.

            What to do: what to do would stand here, with the text to paste:

                _mta-sts.example.com. TXT "v=STSv1; id=1"

            The full report: https://mtasts.example/checks/chk_1?a=b&c="d"

            [mtasts:msg_01]
            """);
  }

  @Test
  void wiki_text_keeps_what_is_pasted_apart() {
    assertThat(sample().wiki())
        .contains(
            "{noformat}\n_mta-sts.example.com. TXT \"v=STSv1; id=1\"\n{noformat}",
            "{{_mta-sts.example.com}}",
            "\\[mtasts:msg_01\\]");
  }

  @Test
  void adf_is_a_document_of_paragraphs_and_code_blocks() {
    assertThat(sample().adf().toString())
        .startsWith("{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\"")
        .contains(
            "{\"type\":\"codeBlock\",\"content\":[{\"type\":\"text\",\"text\":\"_mta-sts.example.com. TXT \\\"v=STSv1; id=1\\\"\"}]}")
        .contains("\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"https://mtasts.example/");
  }

  @Test
  void every_format_has_the_marker_that_is_looked_for() {
    NoteText note = sample();
    assertThat(note.html()).contains(note.marker());
    assertThat(note.plain()).contains(note.marker());
    assertThat(note.wiki()).contains(note.marker());
    assertThat(note.adf().toString()).contains(note.marker());
  }

  @Test
  void a_book_of_findings_is_cut_and_says_so() {
    CheckReport many = HostileReport.many();
    NoteText note = NoteText.of(many, PAGE, "msg_01");
    assertThat(note.html())
        .hasSizeLessThan(21_000)
        .contains("more findings are in the full report");
    assertThat(note.plain()).hasSizeLessThan(21_000);
    assertThat(note.wiki()).hasSizeLessThan(30_000);
    // Jira's limit is 32,767 characters of text.
    assertThat(note.adf().findValuesAsText("text").stream().mapToInt(String::length).sum())
        .isLessThan(21_000);
    assertThat(NoteText.of(many, null, "msg_01").html())
        .contains("more findings found no room in this note");
  }

  @Test
  void without_a_page_there_is_no_link() {
    assertThat(NoteText.of(SampleEvent.report(SetUp.NOW), null, "msg_01").html())
        .doesNotContain("<a ");
  }
}
