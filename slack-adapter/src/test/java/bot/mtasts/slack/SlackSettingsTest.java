package bot.mtasts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bot.mtasts.core.integration.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlackSettingsTest {
  private static final String BOT = "xoxb-1";
  private static final String APP = "xapp-1";
  private static final String SIGNING = "8f74";
  private static final String ID = "1.2";
  private static final String SECRET = "abc";

  static Stream<Arguments> combinations() {
    return Stream.of(
        arguments(
            "nothing: Slack is not wanted", settings(null, null, null, null, null), List.of()),
        arguments("one workspace over HTTP", settings(BOT, null, SIGNING, null, null), List.of()),
        arguments("one through Socket Mode", settings(BOT, APP, null, null, null), List.of()),
        arguments("one, by both", settings(BOT, APP, SIGNING, null, null), List.of()),
        arguments("many over HTTP", settings(null, null, SIGNING, ID, SECRET), List.of()),
        arguments("many through Socket Mode", settings(null, APP, null, ID, SECRET), List.of()),
        arguments("all that Slack shows", settings(BOT, APP, SIGNING, ID, SECRET), List.of()),
        arguments(
            "no way in", settings(BOT, null, null, null, null), List.of("slack.signing-secret")),
        arguments(
            "no token", settings(null, null, SIGNING, null, null), List.of("slack.bot-token")),
        arguments(
            "no token either", settings(null, APP, null, null, null), List.of("slack.bot-token")),
        arguments(
            "half a client",
            settings(null, null, SIGNING, ID, null),
            List.of("slack.client-secret")),
        arguments(
            "the other half",
            settings(null, null, SIGNING, null, SECRET),
            List.of("slack.client-id")),
        arguments(
            "the app token in the place of the bot's",
            settings(APP, null, SIGNING, null, null),
            List.of("slack.bot-token")),
        arguments(
            "the bot token in the place of the app's",
            settings(BOT, BOT, null, null, null),
            List.of("slack.app-token")),
        arguments(
            "a person's token",
            settings("xoxp-1", null, SIGNING, null, null),
            List.of("slack.bot-token")),
        arguments(
            "a token that ends",
            settings("xoxe.xoxb-1", null, SIGNING, null, null),
            List.of("slack.bot-token")),
        arguments(
            "several things at once",
            settings(null, null, null, ID, null),
            List.of("slack.signing-secret", "slack.client-secret")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void combinations(String name, SlackSettings settings, List<String> missing) {
    List<String> faults = settings.faults();

    assertThat(faults.stream().map(fault -> fault.split(":", 2)[0])).as(name).isEqualTo(missing);
    assertThat(settings.isWanted()).isEqualTo(!name.startsWith("nothing"));
  }

  @Test
  void with_a_bot_token_nobody_else_installs() {
    assertThat(settings(BOT, null, SIGNING, ID, SECRET).isInstallable()).isFalse();
    assertThat(settings(null, null, SIGNING, ID, SECRET).isInstallable()).isTrue();
  }

  @Test
  void secrets_are_not_shown() {
    assertThat(settings(BOT, APP, SIGNING, ID, SECRET).toString())
        .doesNotContain(BOT)
        .doesNotContain(APP)
        .doesNotContain(SIGNING)
        .doesNotContain(SECRET);
  }

  private static SlackSettings settings(
      @Nullable String bot,
      @Nullable String app,
      @Nullable String signing,
      @Nullable String id,
      @Nullable String secret) {
    return new SlackSettings(
        secret(bot), secret(app), secret(signing), id, secret(secret), SlackSettings.API_URL, null);
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }
}
