package bot.mtasts.lab.playground;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.playground.ChatScreen.Suggestion;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What Discord's client offers while a command is typed: the commands there are, their options,
/// the choices of an option, and what the bot suggests.
///
/// @param commands the slash commands that are registered
/// @param patience how long the bot's suggestions are waited for
record SlashSuggestions(List<JsonNode> commands, Duration patience) {
  List<Suggestion> to(String text, DiscordPerson person, Channel channel) {
    if (!text.startsWith("/")) {
      return List.of();
    }
    Optional<SlashLine> line = SlashLine.read(text, commands);
    if (line.isEmpty() || !text.contains(" ")) {
      return names(text);
    }
    SlashLine read = line.get();
    String open = read.open();
    if (open == null || (text.endsWith(" ") && !read.filled().getOrDefault(open, "").isEmpty())) {
      return options(read);
    }
    return read.option(open).map(option -> values(read, option, person, channel)).orElse(List.of());
  }

  private List<Suggestion> names(String text) {
    return commands.stream()
        .filter(command -> ("/" + command.path("name").asText()).startsWith(text))
        .map(command ->
            new Suggestion(
                "/" + command.path("name").asText(),
                command.path("description").asText(),
                "/" + command.path("name").asText() + " " + first(command)))
        .toList();
  }

  /// The name of the option that has to be filled in first.
  private static String first(JsonNode command) {
    return Json.each(command.path("options"))
        .filter(option -> option.path("required").asBoolean())
        .map(option -> option.path("name").asText() + ":")
        .findFirst()
        .orElse("");
  }

  private static List<Suggestion> options(SlashLine line) {
    return line.options().stream()
        .filter(option -> !line.filled().containsKey(option.path("name").asText()))
        .map(option ->
            new Suggestion(
                option.path("name").asText() + ":",
                option.path("description").asText(),
                line.with(option.path("name").asText(), "")))
        .toList();
  }

  private List<Suggestion> values(
      SlashLine line, JsonNode option, DiscordPerson person, Channel channel) {
    String name = option.path("name").asText();
    String typed = line.filled().getOrDefault(name, "");
    if (!option.path("choices").isEmpty()) {
      return Json.each(option.path("choices"))
          .filter(choice -> matches(choice, typed))
          .map(choice -> suggestion(line, name, choice.path("name").asText(), choice.path("value")))
          .toList();
    }
    if (option.path("autocomplete").asBoolean()) {
      Map<String, Object> others = line.values();
      others.remove(name);
      return person
          .types(channel, line.name(), others, name, typed)
          .choicesWithin(patience)
          .stream()
          .map(choice -> suggestion(line, name, choice.name(), choice.value()))
          .toList();
    }
    return List.of();
  }

  private static boolean matches(JsonNode choice, String typed) {
    return Stream.of("name", "value")
        .anyMatch(member ->
            choice
                .path(member)
                .asText()
                .toLowerCase(Locale.ROOT)
                .contains(typed.toLowerCase(Locale.ROOT)));
  }

  private static Suggestion suggestion(SlashLine line, String option, String name, JsonNode value) {
    String said = name.equals(value.asText()) ? "" : value.asText();
    return new Suggestion(name, said, line.with(option, value.asText()) + " ");
  }
}
