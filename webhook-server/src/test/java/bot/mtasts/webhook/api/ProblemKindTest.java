package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.webhook.openapi.ApiContract;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The kinds of problems are those that the description lists, in its words.
class ProblemKindTest {
  @Test
  void every_kind_is_described_and_every_description_has_its_kind() {
    List<String> described =
        StreamSupport.stream(new ApiContract().api().path("x-problems").spliterator(), false)
            .map(each ->
                each.path("word").asText()
                    + " "
                    + each.path("status").asInt()
                    + " "
                    + each.path("title").asText())
            .toList();
    assertThat(described)
        .isEqualTo(
            Arrays.stream(ProblemKind.values())
                .map(kind -> kind.word() + " " + kind.status() + " " + kind.title())
                .toList());
  }
}
