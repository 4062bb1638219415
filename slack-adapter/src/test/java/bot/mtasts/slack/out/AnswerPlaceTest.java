package bot.mtasts.slack.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.slack.out.AnswerPlace.ByUrl;
import bot.mtasts.slack.out.AnswerPlace.Kind;
import bot.mtasts.slack.out.AnswerPlace.Lease;
import bot.mtasts.slack.out.AnswerPlace.Message;
import bot.mtasts.slack.out.AnswerPlace.Nowhere;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPlaceTest {
  private static final Instant UNTIL = Instant.parse("2026-11-22T10:29:00.123456789Z");
  private static final String URL = "https://hooks.slack.com/commands/T1/2/secret";

  static Stream<AnswerPlace> places() {
    Lease lease = new Lease(URL, UNTIL, 2);
    return Stream.of(
        new Message("T1", "C1", "U1", null, "1763805600.000100"),
        new Message("T1", "C1", "U1", "1763805600.000001", "1763805600.000100"),
        new ByUrl("T1", "C1", "U1", null, lease, Kind.WHISPERED),
        new ByUrl("T1", "C1", "U1", "1763805600.000001", lease, Kind.PUBLISHED),
        new ByUrl("T1", "C1", "U1", null, lease, Kind.REPLACING),
        new Nowhere("T1", "C1", "U1", null),
        new Nowhere("T1", "C1", "U1", "1763805600.000001"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void what_is_written_is_read_again(AnswerPlace place) {
    assertThat(AnswerPlace.read(place.text())).contains(place);
  }

  @Test
  void even_the_longest_url_leaves_it_within_what_a_delivery_holds() {
    String url = "https://hooks.slack.com/" + "x".repeat(AnswerPlace.LONGEST_URL - 24);
    AnswerPlace place =
        new ByUrl(
            "T".repeat(20),
            "C".repeat(20),
            "U".repeat(20),
            "1763805600.000001",
            new Lease(url, UNTIL, 2),
            Kind.REPLACING);
    assertThat(place.text()).hasSizeLessThanOrEqualTo(AnswerPlace.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"v\":2,\"team\":\"T1\",\"channel\":\"C1\",\"is\":\"message\",\"ts\":\"1.2\"}",
        "{\"v\":1,\"team\":\"T1\",\"channel\":\"C1\",\"is\":\"canvas\"}",
        "{\"v\":1,\"team\":\"T1\",\"channel\":\"C1\",\"is\":\"by_url\",\"kind\":\"SUNG\"}",
        "{\"v\":1,\"channel\":\"C1\",\"is\":\"nowhere\"}",
      })
  void what_another_version_wrote_is_not_guessed_at(String text) {
    assertThat(AnswerPlace.read(text)).isEmpty();
  }

  @Test
  void nobody_reads_the_url_in_a_log() {
    assertThat(new ByUrl("T1", "C1", "U1", null, new Lease(URL, UNTIL, 2), Kind.WHISPERED))
        .asString()
        .doesNotContain("secret");
  }
}
