package bot.mtasts.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever is pasted is judged, and what it contains never gets into our own words.
class PasteFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void any_paste_is_judged_and_stays_out_of_our_own_words(byte[] pasted) {
    PasteJudge.Judgement judgement = PasteJudge.judge(pasted, TextSightings.NOW);

    assertThat(PasteJudge.judge(pasted, TextSightings.NOW)).isEqualTo(judgement);
    for (Finding finding : judgement.findings()) {
      assertThat(finding.detail().spans()).isNotEmpty();
      assertThat(finding.remedy().spans()).isNotEmpty();
      for (Prose.Span span : finding.detail().spans()) {
        if (span instanceof Prose.Text(var text)) {
          // Our own words are ASCII; so is much of what strangers write, but not all of it.
          assertThat(text).matches("[\\x20-\\x7e]*");
        }
      }
    }
  }
}
