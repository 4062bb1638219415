package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.command.progress.MovedTime;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.out.DiscordRest.Said;
import bot.mtasts.discord.out.RawDiscord.Asked;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordRestTest {
  private static final String CHANNEL = "223456789012345678";
  private static final String MESSAGE = "423456789012345678";
  private static final Hook HOOK = new Hook("123456789012345678", "aW50ZXJhY3Rpb24t");
  private static final ObjectNode BODY = Words.message("hello").body();

  private final MovedTime time = new MovedTime(Instant.parse("2026-11-22T10:00:00Z"));
  private final RawDiscord discord = new RawDiscord();
  private final DiscordRest rest =
      new DiscordRest(discord.api(), new Secret("a" + ".b" + ".c"), time);

  @AfterEach
  void close() {
    rest.close();
    discord.close();
  }

  @Test
  void every_request_names_us_as_discord_wants_it() {
    askEverything();
    assertThat(discord.asked)
        .hasSize(7)
        .allSatisfy(asked ->
            assertThat(asked.headers().getFirst("User-Agent"))
                .matches("DiscordBot \\(https://\\S+, [\\d.]+\\)"));
  }

  @Test
  void the_bot_s_token_goes_where_it_is_needed_and_nowhere_else() {
    askEverything();
    assertThat(discord.asked)
        .allSatisfy(asked ->
            assertThat(asked.headers().get("Authorization"))
                .as(asked.uri().getPath())
                .isEqualTo(
                    asked.uri().getPath().contains("/webhooks/") ? null : List.of("Bot a.b.c")));
  }

  @Test
  void everything_is_asked_where_discord_has_it() {
    askEverything();
    assertThat(discord.asked.stream().map(DiscordRestTest::line))
        .containsExactly(
            "POST /api/v10/channels/223456789012345678/messages",
            "PATCH /api/v10/channels/223456789012345678/messages/423456789012345678",
            "GET /api/v10/channels/223456789012345678",
            "GET /api/v10/users/@me",
            "POST /api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb24t?wait=true",
            "PATCH /api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb24t/messages/@original",
            "DELETE /api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb24t/messages/" + MESSAGE);
  }

  @Test
  void a_post_carries_its_nonce() {
    rest.post(CHANNEL, BODY, "once", Patience.OF_PEOPLE);
    assertThat(discord.asked.getFirst().body())
        .contains("\"nonce\":\"once\"", "\"enforce_nonce\":true", "hello");
    assertThat(BODY.has("nonce")).as("the message itself stays as it is").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "1/2", "@me", "123456789012345678/..", "12345678901234567890123"})
  void nothing_but_ids_becomes_part_of_a_path(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> rest.channel(id));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rest.edit(HOOK, id, BODY, Patience.OF_PEOPLE));
    assertThat(discord.asked).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    discord.says(302, Map.of("Location", discord.api() + "elsewhere"), "");
    assertThat(post()).isInstanceOf(Outcome.Unreached.class);
    assertThat(discord.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<h1>hello</h1>", "[]", "{\"id\":7}", "{\"id\":\"../..\"}"})
  void what_was_done_is_done_however_it_is_told(String answer) {
    discord.says(200, Map.of(), answer);
    assertThat(post()).isEqualTo(new Outcome.Ok<>(new Said(null)));
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    discord.says(200, Map.of(), "{\"id\":\"" + "1".repeat(2 * Exchange.LONGEST_ANSWER) + "\"}");
    assertThat(post()).isEqualTo(new Outcome.Ok<>(new Said(null)));
  }

  @Test
  void a_refusal_is_told_with_discord_s_number_and_words() {
    discord.says(403, Map.of(), "{\"code\":50013,\"message\":\"Missing Permissions\"}");
    assertThat(post()).isEqualTo(new Outcome.Refused<Said>(403, 50_013, "Missing Permissions"));
    discord.says(400, Map.of(), "not json");
    assertThat(post()).isEqualTo(new Outcome.Refused<Said>(400, 0, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.5     | {}                                  | 1500  | by the header
          2       | {"retry_after":0.25}                | 250   | the body is more exact
                  | {"retry_after":64.57,"global":true} | 64570 | for all that the bot asks
          0       | {"retry_after":0}                   | 50    | nothing at once
          nonsense | {}                                 | 10000 | unsaid
                  | <html>                              | 10000 | unsaid, and no JSON
          -5      | {}                                  | 50    | no time
          1e300   | {}                                  | 86400000 | a day at most
          """)
  void a_limit_s_time_is_read_wherever_it_stands(
      String header, String body, long millis, String why) {
    Map<String, String> headers =
        header == null
            ? Map.of("Via", "1.1 google")
            : Map.of("Via", "1.1 google", "Retry-After", header);
    discord.says(429, headers, body);
    Outcome<Said> outcome = rest.post(CHANNEL, BODY, "n", new Patience(Duration.ZERO, 0));
    assertThat(outcome).as(why).isEqualTo(new Outcome.RateLimited<>(Duration.ofMillis(millis)));
  }

  @Test
  void what_was_limited_for_a_moment_is_asked_again() {
    discord.says(429, Map.of("Via", "1.1 google"), "{\"retry_after\":0.5}");
    Instant before = time.instant();
    assertThat(post().isOk()).isTrue();
    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void who_is_told_three_times_to_come_later_comes_later() {
    for (int one = 0; one < 5; one++) {
      discord.says(429, Map.of("Via", "1.1 google"), "{\"retry_after\":0.5}");
    }
    assertThat(post()).isEqualTo(new Outcome.RateLimited<>(Duration.ofMillis(500)));
    assertThat(discord.asked).hasSize(3);
  }

  @Test
  void where_the_whole_address_is_limited_nothing_is_asked() {
    discord.says(429, Map.of("Retry-After", "60"), "<h1>You are being rate limited</h1>");
    post();
    assertThat(rest.edit(HOOK, DiscordRest.ORIGINAL, BODY, Patience.OF_PEOPLE))
        .isEqualTo(new Outcome.RateLimited<>(Duration.ofSeconds(60)));
    assertThat(discord.asked).hasSize(1);
  }

  @Test
  void a_limit_of_the_bot_does_not_hold_up_answers() {
    discord.says(
        429, Map.of("Via", "1.1 google"), "{\"retry_after\":60,\"global\":true,\"code\":0}");
    post();
    assertThat(rest.channel(CHANNEL)).isInstanceOf(Outcome.RateLimited.class);
    assertThat(rest.edit(HOOK, DiscordRest.ORIGINAL, BODY, Patience.OF_PEOPLE).isOk()).isTrue();
  }

  @Test
  void a_limit_that_others_share_does_not_count_towards_a_ban() {
    Map<String, String> shared = Map.of("Via", "1.1 google", "X-RateLimit-Scope", "shared");
    for (int one = 0; one < RateLimits.MOST_INVALID + 10; one++) {
      discord.says(429, shared, "{\"retry_after\":0.05}");
    }
    for (int one = 0; one < RateLimits.MOST_INVALID / 3 + 2; one++) {
      post();
    }
    assertThat(discord.asked).hasSizeGreaterThan(RateLimits.MOST_INVALID);
  }

  @Test
  void a_thousand_refusals_are_enough() {
    for (int one = 0; one < RateLimits.MOST_INVALID + 50; one++) {
      discord.says(403, Map.of(), "{\"code\":50001,\"message\":\"Missing Access\"}");
      post();
    }
    assertThat(discord.asked).hasSize(RateLimits.MOST_INVALID);
    assertThat(post()).isInstanceOf(Outcome.RateLimited.class);
  }

  @Test
  void whoever_is_interrupted_while_waiting_stays_so() {
    discord.says(
        200,
        Map.of(
            "X-RateLimit-Bucket", "b",
            "X-RateLimit-Limit", "1",
            "X-RateLimit-Remaining", "0",
            "X-RateLimit-Reset-After", "1.000"),
        "{}");
    post();
    Thread.currentThread().interrupt();
    assertThat(post().isOk()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  private Outcome<Said> post() {
    return rest.post(CHANNEL, BODY, "n", Patience.OF_PEOPLE);
  }

  private void askEverything() {
    rest.post(CHANNEL, BODY, "n", Patience.OF_PEOPLE);
    rest.editInChannel(CHANNEL, MESSAGE, BODY, Patience.OF_PEOPLE);
    rest.channel(CHANNEL);
    rest.self();
    rest.followUp(HOOK, BODY, Patience.OF_PEOPLE);
    rest.edit(HOOK, DiscordRest.ORIGINAL, BODY, Patience.OF_PEOPLE);
    rest.delete(HOOK, MESSAGE, Patience.OF_PEOPLE);
  }

  private static String line(Asked asked) {
    return asked.method() + " " + asked.uri();
  }
}
