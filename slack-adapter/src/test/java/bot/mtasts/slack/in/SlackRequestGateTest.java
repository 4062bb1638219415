package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.slack.in.SlackRequestGate.Form;
import bot.mtasts.slack.in.SlackRequestGate.Passage;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlackRequestGateTest {
  // docs.slack.dev/authentication/verifying-requests-from-slack
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String SIGNED_AT = "1531420618";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
          + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect"
          + "&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
          + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private final SlackRequestGate gate = new SlackRequestGate(new Secret(SECRET));

  @Test
  void the_example_of_the_documentation_passes() {
    assertThat(judge(SIGNED_AT, SIGNATURE, BODY, 0)).isEqualTo(new Passage.Proved(SIGNATURE));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        arguments(300, true, "the last second of the window"),
        arguments(301, false, "a second too old"),
        arguments(-300, true, "a clock that is five minutes slow"),
        arguments(-301, false, "signed in the future, which Bolt takes"),
        arguments(-3_600, false, "an hour ahead"),
        arguments(3_600, false, "an hour old"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource
  void times(int age, boolean passes, String why) {
    assertThat(judge(SIGNED_AT, SIGNATURE, BODY, age) instanceof Passage.Proved)
        .as(why)
        .isEqualTo(passes);
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        arguments(null, SIGNATURE, BODY, "no time"),
        arguments(SIGNED_AT, null, BODY, "no signature"),
        arguments(SIGNED_AT, "", BODY, "an empty signature"),
        arguments("", SIGNATURE, BODY, "an empty time"),
        arguments("+1531420618", SIGNATURE, BODY, "another writing of the same moment"),
        arguments("1531420618.0", SIGNATURE, BODY, "a fraction"),
        arguments("99999999999999999999", SIGNATURE, BODY, "a time that no number holds"),
        arguments("1531420619", SIGNATURE, BODY, "another second"),
        arguments(SIGNED_AT, SIGNATURE, BODY + " ", "a body with a blank more"),
        arguments(SIGNED_AT, SIGNATURE, "", "no body"),
        arguments(SIGNED_AT, SIGNATURE.substring(3), BODY, "without the version"),
        arguments(SIGNED_AT, SIGNATURE.replace("v0", "v1"), BODY, "another version"),
        arguments(SIGNED_AT, SIGNATURE.substring(0, 40), BODY, "the beginning of the right one"),
        arguments(SIGNED_AT, SIGNATURE + "0", BODY, "more than the right one"),
        arguments(SIGNED_AT, "v0=" + "0".repeat(64), BODY, "a guess"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource
  void forgeries(@Nullable String timestamp, @Nullable String signature, String body, String why) {
    assertThat(judge(timestamp, signature, body, 0))
        .as(why)
        .isInstanceOfSatisfying(
            Passage.TurnedAway.class,
            away -> {
              assertThat(away.status()).isEqualTo(401);
              assertThat(away.why()).doesNotContain(SECRET).doesNotContain(SIGNATURE);
            });
  }

  @Test
  void another_secret_signs_otherwise() {
    SlackRequestGate other = new SlackRequestGate(new Secret("another"));

    assertThat(other.judge(SIGNED_AT, SIGNATURE, BODY.getBytes(UTF_8), now(0)))
        .isInstanceOf(Passage.TurnedAway.class);
  }

  @Test
  void octets_that_are_no_text_are_signed_as_they_are() {
    byte[] body = {(byte) 0xff, (byte) 0xfe, 0};

    assertThat(gate.judge(SIGNED_AT, SIGNATURE, body, now(0)))
        .isInstanceOf(Passage.TurnedAway.class);
  }

  static Stream<Arguments> contentTypes() {
    return Stream.of(
        arguments("application/x-www-form-urlencoded", Form.FIELDS),
        arguments("application/x-www-form-urlencoded; charset=UTF-8", Form.FIELDS),
        arguments("Application/JSON", Form.JSON),
        arguments("application/json;charset=\"utf-8\"", Form.JSON),
        arguments("application/json; charset=utf-16", null),
        arguments("multipart/form-data; boundary=x", null),
        arguments("text/plain", null),
        arguments("", null),
        arguments(null, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void contentTypes(@Nullable String type, @Nullable Form form) {
    assertThat(SlackRequestGate.form(type)).isEqualTo(form);
  }

  private Passage judge(
      @Nullable String timestamp, @Nullable String signature, String body, int secondsLater) {
    return gate.judge(timestamp, signature, body.getBytes(UTF_8), now(secondsLater));
  }

  private static Instant now(int secondsLater) {
    return Instant.ofEpochSecond(Long.parseLong(SIGNED_AT)).plusSeconds(secondsLater);
  }
}
