package bot.mtasts.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlashLineTest {
  private static final List<JsonNode> COMMANDS =
      Json.each(
              Json.parse(
                      """
                      [{"name":"mtasts","description":"Checks a domain","options":[
                          {"type":3,"name":"domain","description":"Which","required":true},
                          {"type":3,"name":"action","description":"What","choices":[
                            {"name":"Show what to mend","value":"fix"},{"name":"Check","value":"check"}]},
                          {"type":5,"name":"private","description":"Whom"},
                          {"type":4,"name":"days","description":"How long"}]},
                       {"name":"mtasts-help","description":"Helps"},
                       {"name":"mtasts-watch","description":"Watches","options":[
                          {"type":1,"name":"add","description":"Adds","options":[
                            {"type":3,"name":"domain","description":"Which"}]}]}]
                      """)
                  .orElseThrow())
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          /mtasts domain:a.test                      → mtasts       → {domain=a.test}
          /mtasts a.test                             → mtasts       → {domain=a.test}
          /mtasts action:fix domain: a.test b.test   → mtasts       → {action=fix, domain=a.test b.test}
          /mtasts a.test action:show what to mend    → mtasts       → {domain=a.test, action=fix}
          /mtasts a.test private:True days:3         → mtasts       → {domain=a.test, private=true, days=3}
          /mtasts domain:https://a.test/?domain:b    → mtasts       → {domain=https://a.test/?domain:b}
          /mtasts                                    → mtasts       → {}
          /mtasts-help                               → mtasts-help  → {}
          /mtasts-help me                            → mtasts-help  → {}
          /mtasts-watch add domain:a.test            → mtasts-watch add → {domain=a.test}
          """)
  void a_line_names_its_command_and_fills_in_its_options(
      String text, String command, String values) {
    assertThat(SlashLine.read(text, COMMANDS))
        .get()
        .satisfies(
            line -> assertThat(line.name()).isEqualTo(command),
            line -> assertThat(line.values()).hasToString(values));
  }

  @ParameterizedTest
  @CsvSource({"/", "/mtast", "/nothing here", "/mtasts-watch", "/mtasts-watch remove"})
  void what_is_not_registered_is_no_command(String text) {
    assertThat(SlashLine.read(text, COMMANDS)).isEmpty();
  }

  @Test
  void a_number_is_wanted_where_the_option_is_one() {
    assertThatThrownBy(() -> SlashLine.read("/mtasts a days:b", COMMANDS).orElseThrow().values())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`b`");
  }

  /// `_` stands for a space at the end.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      textBlock =
          """
          /mtasts-h                       → [/mtasts-help_]
          /                               → [/mtasts domain:, /mtasts-help_, /mtasts-watch_]
          /mtasts domain:a.test_          → [/mtasts domain:a.test action:, /mtasts domain:a.test private:, /mtasts domain:a.test days:]
          /mtasts domain:a.test action:   → [/mtasts domain:a.test action:fix_, /mtasts domain:a.test action:check_]
          /mtasts domain:a.test action:me → [/mtasts domain:a.test action:fix_]
          /mtasts domain:a                → []
          /elsewhere_                     → []
          hello                           → []
          """)
  void what_can_follow_is_offered(String typed, String lines) {
    try (var discord = FakeDiscord.start(FakeDiscordSettings.usual())) {
      assertThat(
              new SlashSuggestions(COMMANDS, Duration.ZERO)
                  .to(
                      typed.replace('_', ' '),
                      discord.person("ada"),
                      discord.guild("Ops").channel("mail")))
          .extracting(suggestion -> suggestion.text().replaceAll(" $", "_"))
          .hasToString(lines);
    }
  }
}
