package bot.mtasts.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Jda;
import bot.mtasts.lab.discord.LabBot;
import bot.mtasts.lab.discord.Rest;
import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.playground.ChatScreen.Suggestion;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What somebody does on the screen reaches a bot of a few lines, and what it answers is drawn.
final class DiscordScreenTest {
  private static FakeDiscord discord;
  private static DiscordScreen screen;
  private static Jda bot;
  private static String ada;
  private static String grace;
  private static String mail;
  private static String lounge;

  @BeforeAll
  static void a_bot_is_connected() throws Exception {
    discord = FakeDiscord.start();
    screen = new DiscordScreen(discord);
    bot = Jda.on(discord, new LabBot());
    bot.ready().updateCommands().addCommands(LabBot.commands()).complete();
    ada = id("people", 0);
    grace = id("people", 1);
    mail = id("channels", 0);
    lounge = id("channels", 1);
  }

  @AfterAll
  static void and_goes() {
    bot.close();
    discord.close();
  }

  private static String id(String of, int index) {
    return screen.world().path(of).path(index).path("id").asText();
  }

  private static String shown(String person, String channel) {
    return screen.shown(person, channel).messages();
  }

  private static String awaitShown(String person, String channel, String... words) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(shown(person, channel)).contains(words));
    return shown(person, channel);
  }

  /// The id of the last message that says this.
  private static String message(String shown, String words) {
    Matcher messages = Pattern.compile("data-message=\"(\\d+)\"").matcher(shown);
    String last = "";
    while (messages.find() && messages.start() < shown.lastIndexOf(words)) {
      last = messages.group(1);
    }
    return last;
  }

  @Test
  void a_command_is_answered_and_its_buttons_and_menus_work() {
    screen.say(ada, mail, "/mtasts domain:one.test");

    String shown =
        awaitShown(grace, mail, "one.test is protected", "data-action=\"again:one.test\"");
    assertThat(shown).contains("ada used /mtasts", "data-colour=\"#2e7d32\"");

    String answer = message(shown, "one.test is protected");
    screen.press(grace, mail, answer, Json.object().put("action", "fix"));
    awaitShown(grace, mail, "Only you can see this", "Ask grace&#39;s host");
    assertThat(shown(ada, mail)).doesNotContain("Ask grace");

    screen.press(
        grace, mail, answer, Json.object().put("action", "explain").put("value", "mx_no_ipv6"));
    awaitShown(grace, mail, "mx_no_ipv6 means this");
    assertThatThrownBy(() -> screen.press(grace, mail, answer, Json.object().put("action", "gone")))
        .hasMessage("That button is gone.");
  }

  @Test
  void the_bot_suggests_while_somebody_types() {
    assertThat(screen.suggestions(ada, mail, "/mtasts domain:exa"))
        .containsExactly(new Suggestion("example.com", "", "/mtasts domain:example.com "));
  }

  @Test
  void a_form_stays_open_until_it_is_sent_or_closed() {
    screen.say(ada, mail, "/mtasts-validate");
    await()
        .untilAsserted(
            () -> assertThat(screen.shown(ada, mail).modal()).contains("name=\"policy\""));
    assertThat(screen.shown(grace, mail).modal()).isNull();
    screen.close(ada);
    assertThat(screen.shown(ada, mail).modal()).isNull();

    screen.say(ada, mail, "/mtasts-validate");
    await().untilAsserted(() -> assertThat(screen.shown(ada, mail).modal()).isNotNull());
    screen.submit(ada, Map.of("policy", "version: <b>"));
    awaitShown(ada, mail, "pasted version: &lt;b&gt;");
    assertThat(screen.shown(ada, mail).modal()).isNull();
    assertThatThrownBy(() -> screen.submit(ada, Map.of())).hasMessage("No window is open.");
  }

  @Test
  void the_menu_of_a_message_hands_it_to_the_bot() {
    screen.say(grace, mail, "is three.test all right? <@1> **hm**");
    String said = awaitShown(ada, mail, "<strong>hm</strong>", "Check domains in this message");

    screen.shortcut(ada, mail, message(said, "three.test"));

    awaitShown(ada, mail, "ada used Check domains in this message", "read is three.test");
  }

  @Test
  void only_who_has_the_app_uses_it_where_the_bot_is_not() {
    screen.say(ada, lounge, "/mtasts domain:four.test");
    awaitShown(grace, lounge, "four.test is protected");

    assertThatThrownBy(() -> screen.say(grace, lounge, "/mtasts domain:four.test"))
        .hasMessageContaining("is not offered to grace");
    assertThatThrownBy(() -> screen.say(ada, mail, "/exampel domain:four.test"))
        .hasMessageContaining("no such command");
  }

  @Test
  void direct_messages_are_between_one_person_and_the_bot() {
    screen.say(ada, "direct", "/mtasts domain:five.test");
    awaitShown(ada, "direct", "five.test is protected");
    assertThat(shown(grace, "direct")).isEmpty();
  }

  @Test
  void silence_is_shown_to_who_asked() throws Exception {
    try (var silent =
        FakeDiscord.start(FakeDiscordSettings.usual().withCallbackLimit(Duration.ZERO))) {
      new Rest(silent).register("[{'name':'mtasts','description':'a'}]");
      var empty = new DiscordScreen(silent);
      String person = empty.world().path("people").path(0).path("id").asText();
      String other = empty.world().path("people").path(1).path("id").asText();
      String channel = empty.world().path("channels").path(0).path("id").asText();

      empty.say(person, channel, "/mtasts");

      assertThat(empty.shown(person, channel).messages())
          .contains("ada used /mtasts", "The application did not respond");
      assertThat(empty.shown(other, channel).messages()).doesNotContain("did not respond");
    }
  }
}
