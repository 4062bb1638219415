package bot.mtasts.lab.playground;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line that begins with a slash, read as Discord's client does: `/mtasts domain:example.com
/// action:fix`. What stands before the first option's name belongs to the first option.
///
/// @param name the command's; with the subcommand's behind a space
/// @param options as the command defines them
/// @param filled what was typed for each, by name, in the order typed
/// @param open the option that is being typed; null if none has begun
record SlashLine(
    String name, List<JsonNode> options, Map<String, String> filled, @Nullable String open) {
  private static final int SUBCOMMAND = 1;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;

  /// Reads a line.
  ///
  /// @param commands the slash commands that are registered
  /// @return empty while the line names none of them
  static Optional<SlashLine> read(String text, List<JsonNode> commands) {
    String[] words = text.split(" ", 2);
    return named(commands, words[0].substring(1))
        .flatMap(command -> {
          String rest = words.length < 2 ? "" : words[1];
          List<JsonNode> options = Json.each(command.path("options")).toList();
          if (options.stream().noneMatch(SlashLine::isSubcommand)) {
            return Optional.of(of(words[0].substring(1), options, rest));
          }
          String[] below = rest.split(" ", 2);
          return named(options, below[0])
              .map(sub ->
                  of(
                      words[0].substring(1) + " " + below[0],
                      Json.each(sub.path("options")).toList(),
                      below.length < 2 ? "" : below[1]));
        });
  }

  private static SlashLine of(String name, List<JsonNode> options, String rest) {
    Map<String, String> filled = new LinkedHashMap<>();
    String open = null;
    int begun = 0;
    if (!options.isEmpty()) {
      Matcher begins = names(options).matcher(rest);
      while (begins.find()) {
        put(filled, open, options, rest.substring(begun, begins.start()));
        open = begins.group(1);
        begun = begins.end();
      }
      if (open == null && !rest.isBlank()) {
        open = options.getFirst().path("name").asText();
      }
    }
    put(filled, open, options, rest.substring(begun));
    return new SlashLine(name, options, filled, open);
  }

  private static Pattern names(List<JsonNode> options) {
    return Pattern.compile(
        options.stream()
            .map(option -> Pattern.quote(option.path("name").asText()))
            .collect(Collectors.joining("|", "(?<!\\S)(", "):")));
  }

  private static void put(
      Map<String, String> filled, @Nullable String option, List<JsonNode> options, String typed) {
    if (option != null) {
      filled.put(option, typed.strip());
    } else if (!typed.isBlank() && !options.isEmpty()) {
      filled.put(options.getFirst().path("name").asText(), typed.strip());
    }
  }

  private static boolean isSubcommand(JsonNode option) {
    return option.path("type").asInt() == SUBCOMMAND;
  }

  private static Optional<JsonNode> named(List<JsonNode> definitions, String name) {
    return definitions.stream().filter(each -> each.path("name").asText().equals(name)).findFirst();
  }

  /// The definition of an option.
  Optional<JsonNode> option(String option) {
    return named(options, option);
  }

  /// What is filled in, as the types of the options want it.
  ///
  /// @throws IllegalArgumentException for what the client would not send
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    filled.forEach((option, typed) -> {
      if (!typed.isEmpty()) {
        values.put(option, value(option(option).orElseThrow(), typed));
      }
    });
    return values;
  }

  private static Object value(JsonNode option, String typed) {
    return switch (option.path("type").asInt()) {
      case INTEGER -> whole(typed);
      case BOOLEAN -> Boolean.valueOf(typed.toLowerCase(Locale.ROOT));
      default ->
          Json.each(option.path("choices"))
              .filter(choice -> choice.path("name").asText().equalsIgnoreCase(typed))
              .map(choice -> choice.path("value").asText())
              .findFirst()
              .orElse(typed);
    };
  }

  private static Long whole(String typed) {
    try {
      return Long.valueOf(typed);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("A whole number is wanted, not `" + typed + "`.", e);
    }
  }

  /// The line with this in place of what is being typed.
  String with(String option, String value) {
    StringBuilder line = new StringBuilder("/").append(name);
    filled.forEach((each, typed) -> {
      if (!each.equals(option) && !typed.isEmpty()) {
        line.append(' ').append(each).append(':').append(typed);
      }
    });
    return line.append(' ').append(option).append(':').append(value).toString();
  }
}
