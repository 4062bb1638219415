package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names and descriptions of commands and options Discord takes, in every language.
final class CommandWords {
  // interactions/application-commands, "Application Command Naming": ^[-_'\p{L}\p{N}…]{1,32}$.
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]+");

  // reference/locales
  private static final Set<String> LOCALES =
      Set.of(
          "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
          "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru",
          "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW");

  private final Inspection seen;

  CommandWords(Inspection seen) {
    this.seen = seen;
  }

  /// A name, in all languages.
  void title(JsonNode named, String at) {
    seen.required(named, "name", at, Rule.COMMAND_NAME);
    translated(named, "name_localizations", at, Rule.COMMAND_NAME);
  }

  /// A name that is typed: context menus may have spaces and capitals.
  void spelling(JsonNode named, String at) {
    String name = named.path("name").asText("");
    if (!name.isEmpty()
        && (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT)))) {
      seen.note(
          Rule.COMMAND_NAME,
          at + ".name",
          "APPLICATION_COMMAND_INVALID_NAME",
          "Command name is invalid");
    }
  }

  void description(JsonNode command, String at) {
    seen.required(command, "description", at, Rule.COMMAND_DESCRIPTION);
    translated(command, "description_localizations", at, Rule.COMMAND_DESCRIPTION);
  }

  void translated(JsonNode command, String member, String at, Rule longest) {
    JsonNode words = command.path(member);
    words
        .fieldNames()
        .forEachRemaining(locale -> {
          if (!LOCALES.contains(locale)) {
            seen.note(
                Rule.COMMAND_SHAPE,
                at + "." + member,
                "BASE_TYPE_CHOICES",
                "Locale \"" + locale + "\" is not supported.");
          }
          seen.required(words, locale, at + "." + member, longest);
        });
  }
}
