package bot.mtasts.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.contract.SampleReplies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTest {
  private static final List<String> SEEN_BY_ALL =
      List.of(
          "report-without-page",
          "working",
          "working-on",
          "check-failed",
          "check-not-kept",
          "drafted",
          "drafted-twenty",
          "not-drafted",
          "latest",
          "latest-none");

  @Test
  void what_is_no_answer_for_all_is_said_to_the_asker_alone() {
    assertThat(SampleReplies.others("anything").entrySet())
        .filteredOn(sample -> !sample.getValue().isForAskerAlone())
        .extracting(Map.Entry::getKey)
        .containsExactlyElementsOf(SEEN_BY_ALL);
  }
}
