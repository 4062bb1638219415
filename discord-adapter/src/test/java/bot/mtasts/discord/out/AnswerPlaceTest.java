package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.out.AnswerPlace.Spot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPlaceTest {
  private static final Instant UNTIL = Instant.parse("2026-11-22T10:15:00.123456789Z");
  private static final String APP = "123456789012345678";
  private static final String CHANNEL = "223456789012345678";
  private static final String GUILD = "323456789012345678";
  private static final String MESSAGE = "423456789012345678";
  private static final String TOKEN = "aW50ZXJhY3Rpb24tsecret";

  static Stream<AnswerPlace> places() {
    return Stream.of(
        place(GUILD, true, Spot.ORIGINAL, null),
        place(GUILD, true, Spot.ORIGINAL, MESSAGE),
        place(GUILD, false, Spot.FOLLOW_UP, MESSAGE),
        place(null, true, Spot.ANEW, null),
        place(null, false, Spot.INSTEAD, null));
  }

  private static AnswerPlace place(
      @Nullable String guild, boolean present, Spot spot, @Nullable String message) {
    return new AnswerPlace(new Hook(APP, TOKEN), UNTIL, guild, CHANNEL, present, spot, message);
  }

  @ParameterizedTest
  @MethodSource("places")
  void what_is_written_is_read_again(AnswerPlace place) {
    assertThat(AnswerPlace.read(place.text())).contains(place);
  }

  @Test
  void even_the_longest_token_leaves_it_within_what_a_delivery_holds() {
    String longest = "9".repeat(20);
    AnswerPlace place =
        new AnswerPlace(
            new Hook(longest, "x".repeat(1_000)),
            Instant.MAX,
            longest,
            longest,
            false,
            Spot.FOLLOW_UP,
            longest);
    assertThat(place.text()).hasSizeLessThanOrEqualTo(AnswerPlace.LONGEST);
    assertThat(AnswerPlace.read(place.text())).contains(place);
  }

  /// The text lies in a database that others can write to as well.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app     | ".."                            | a step up
          app     | "123456789012345678/../.."      | steps up
          app     | ""                              | nothing
          token   | ".."                            | a step up
          token   | "a/../../channels"              | another path
          token   | "a?wait=false"                  | a query
          token   | "a#b"                           | a fragment
          token   | "a%2fb"                         | a slash in disguise
          token   | "a b"                           | a space
          token   | ""                              | nothing
          channel | "@me"                           | somebody else
          channel | "1/messages"                    | another path
          channel | "#mail"                         | a name
          guild   | "x"                             | no id
          guild   | null                            | written otherwise
          message | "@original"                     | another message
          message | "../1"                          | another path
          message | ["423456789012345678"]          | a list
          until   | "soon"                          | no moment
          until   | 99999999999999999999            | no moment
          until   | 9223372036854775807             | no moment that there is
          spot    | "NOWHERE"                       | a spot of another version
          spot    | null                            | no spot
          v       | 2                               | another version
          v       | null                            | no version
          """)
  void what_could_lead_elsewhere_is_not_read(String member, String value, String why)
      throws JsonProcessingException {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode json =
        (ObjectNode) mapper.readTree(place(GUILD, true, Spot.FOLLOW_UP, MESSAGE).text());
    json.set(member, mapper.readTree(value));
    assertThat(AnswerPlace.read(json.toString())).as(why).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{}", "null", "\"text\"", "{\"v\":1}"})
  void what_is_no_place_is_not_guessed_at(String text) {
    assertThat(AnswerPlace.read(text)).isEmpty();
  }

  @Test
  void a_follow_up_without_its_message_is_nowhere() throws JsonProcessingException {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode json =
        (ObjectNode) mapper.readTree(place(GUILD, true, Spot.FOLLOW_UP, MESSAGE).text());
    json.remove("message");
    assertThat(AnswerPlace.read(json.toString())).isEmpty();
  }

  @Test
  void nobody_reads_the_token_in_a_log() {
    assertThat(place(GUILD, true, Spot.ORIGINAL, MESSAGE)).asString().doesNotContain("secret");
    assertThat(new RateLimits.Route("POST webhooks", TOKEN, false))
        .asString()
        .doesNotContain("secret");
    assertThat(
            new DiscordPlace(
                APP, GUILD, CHANNEL, "1", TOKEN, UNTIL, Acknowledged.FOR_ALL, null, false, true))
        .asString()
        .doesNotContain("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hook(APP, "secret/.."))
        .withMessageNotContaining("secret");
  }
}
