package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.discord.OurDialogue;
import bot.mtasts.lab.discord.CommandRules;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What Discord is told of our commands, in every language.
class CommandDefinitionsTest {
  static final List<DiscordLocale> LANGUAGES = CommandDefinitions.LANGUAGES;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<CommandData> commands =
      CommandDefinitions.of(new Slash(OurDialogue.real().specs()));
  private final JsonNode json = json(commands);

  private static JsonNode json(List<CommandData> commands) {
    try {
      return JSON.readTree(DataArray.fromCollection(commands).toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError("JDA wrote JSON that is none", e);
    }
  }

  @Test
  void there_is_one_about_a_domain_one_for_each_other_and_a_context_menu() {
    assertThat(json)
        .extracting(command -> command.path("name").asText())
        .containsExactly(
            "mtasts",
            "mtasts-validate",
            "mtasts-explain",
            "mtasts-help",
            "Check domains in this message");
  }

  @Test
  void what_is_done_about_a_domain_is_chosen() {
    JsonNode options = json.path(0).path("options");

    assertThat(options)
        .extracting(option -> option.path("name").asText())
        .containsExactly("domain", "action", "mode", "private");
    assertThat(options)
        .extracting(option -> option.path("required").asBoolean())
        .containsExactly(true, false, false, false);
    assertThat(options.path(0).path("autocomplete").asBoolean()).isTrue();
    assertThat(options.path(1).path("choices"))
        .extracting(choice -> choice.path("value").asText())
        .containsExactly("check", "fix", "generate");
    assertThat(options.path(2).path("choices"))
        .extracting(choice -> choice.path("value").asText())
        .containsExactlyInAnyOrder("testing", "enforce", "none");
  }

  @Test
  void a_finding_is_asked_for_with_suggestions_and_a_paste_by_a_form() {
    assertThat(json.path(1).path("options")).isEmpty();
    assertThat(json.path(2).path("options"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.path("name").asText()).isEqualTo("finding");
          assertThat(finding.path("required").asBoolean()).isTrue();
          assertThat(finding.path("autocomplete").asBoolean()).isTrue();
        });
  }

  @Test
  void they_are_usable_everywhere_by_every_installation() {
    assertThat(json)
        .allSatisfy(command -> {
          assertThat(command.path("contexts")).hasSize(3);
          assertThat(command.path("integration_types")).hasSize(2);
        });
  }

  @Test
  void discord_takes_them() {
    assertThat(CommandRules.in(json, false)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void a_language_has_every_word_and_none_too_many(DiscordLocale language) {
    ResourceBundle bundle = CommandDefinitions.bundle(language);

    assertThat(new TreeSet<>(bundle.keySet())).containsExactlyElementsOf(wanted());
    assertThat(localized(json, language.getLocale())).hasSize(bundle.keySet().size());
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void choices_and_options_stay_apart_in_every_language(DiscordLocale language) {
    for (JsonNode command : json) {
      assertThat(command.path("options"))
          .extracting(option -> localized(option, "name", language))
          .doesNotHaveDuplicates();
      for (JsonNode option : command.path("options")) {
        assertThat(option.path("choices"))
            .extracting(choice -> localized(choice, "name", language))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void german_is_spoken() {
    assertThat(json.at("/3/name_localizations/de").asText()).isEqualTo("mtasts-hilfe");
    assertThat(json.at("/0/options/1/choices/1/name_localizations/de").asText())
        .isEqualTo("beheben");
    assertThat(json.at("/0/options/1/choices/1/value").asText())
        .as("what is sent is the same in every language")
        .isEqualTo("fix");
  }

  /// Every key that there is a word for.
  private SortedSet<String> wanted() {
    SortedSet<String> keys = new TreeSet<>();
    for (JsonNode command : json) {
      collect(keys, command.path("name").asText().toLowerCase(Locale.ROOT), command);
    }
    return keys;
  }

  private static void collect(SortedSet<String> keys, String name, JsonNode part) {
    String at = name.replace(' ', '_');
    keys.add(at + ".name");
    if (part.has("description") && !part.path("description").asText().isEmpty()) {
      keys.add(at + ".description");
    }
    for (String inner : List.of("options", "choices")) {
      for (JsonNode one : part.path(inner)) {
        collect(keys, at + "." + inner + "." + one.path("name").asText(), one);
      }
    }
  }

  private static String localized(JsonNode part, String field, DiscordLocale language) {
    return part.path(field + "_localizations")
        .path(language.getLocale())
        .asText(part.path(field).asText());
  }

  /// Every translated text.
  private static List<String> localized(JsonNode node, String locale) {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().endsWith("_localizations") && member.getValue().has(locale)) {
        texts.add(member.getValue().path(locale).asText());
      }
    }
    Stream<JsonNode> inner = StreamSupport.stream(node.spliterator(), false);
    inner.forEach(each -> texts.addAll(localized(each, locale)));
    return texts;
  }
}
