package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;

/// Which commands Discord takes (interactions/application-commands).
public final class CommandRules {
  private static final int CHAT_INPUT = 1;
  private static final int USER = 2;
  private static final int MESSAGE = 3;

  private final Inspection seen = new Inspection();
  private final CommandWords words = new CommandWords(seen);

  private CommandRules() {}

  /// What is wrong with the list of an app's commands; empty if nothing is.
  ///
  /// @param guild whether they are one server's
  public static List<Violation> in(JsonNode commands, boolean guild) {
    var rules = new CommandRules();
    rules.list(commands, guild);
    return rules.seen.violations();
  }

  private void list(JsonNode commands, boolean guild) {
    if (!commands.isArray()) {
      seen.note(
          Rule.COMMAND_SHAPE, "_", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return;
    }
    for (int type : List.of(CHAT_INPUT, USER, MESSAGE)) {
      Rule most = type == CHAT_INPUT ? Rule.COMMANDS : Rule.CONTEXT_COMMANDS;
      long count = Json.each(commands).filter(c -> type(c) == type).count();
      if (count > most.limit()) {
        note(
            most,
            "_",
            "APPLICATION_COMMAND_TOO_MANY",
            "Maximum number of application commands reached (" + most.limit() + ")");
      }
    }
    var names = new HashSet<String>();
    for (int i = 0; i < commands.size(); i++) {
      JsonNode command = commands.get(i);
      String at = Integer.toString(i);
      if (!names.add(type(command) + command.path("name").asText())) {
        note(
            Rule.COMMAND_SHAPE,
            at + ".name",
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            "Application command names must be unique");
      }
      command(command, at, guild);
    }
  }

  private static int type(JsonNode command) {
    return command.path("type").asInt(CHAT_INPUT);
  }

  private void command(JsonNode command, String at, boolean guild) {
    int type = type(command);
    if (type < CHAT_INPUT || type > MESSAGE) {
      note(
          Rule.COMMAND_SHAPE, at + ".type", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3).");
      return;
    }
    words.title(command, at);
    if (type == CHAT_INPUT) {
      words.spelling(command, at);
      words.description(command, at);
      new OptionRules(seen, words).options(command, at);
    } else {
      if (!command.path("description").asText("").isEmpty()) {
        note(
            Rule.COMMAND_SHAPE,
            at + ".description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY",
            "Context menu commands cannot have description");
      }
      if (!command.path("options").isEmpty()) {
        note(
            Rule.COMMAND_SHAPE,
            at + ".options",
            "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
            "Context menu commands cannot have options");
      }
    }
    places(command, at, guild);
    int letters = letters(command);
    if (letters > Rule.COMMAND_TEXT.limit()) {
      note(
          Rule.COMMAND_TEXT,
          at,
          "APPLICATION_COMMAND_TOO_LARGE",
          "Command exceeds maximum size (" + Rule.COMMAND_TEXT.limit() + ")");
    }
  }

  private void places(JsonNode command, String at, boolean guild) {
    numbers(command, "contexts", at, 2);
    numbers(command, "integration_types", at, 1);
    if (guild && (Json.has(command, "contexts") || Json.has(command, "integration_types"))) {
      // JDA names them for every command; Discord takes no notice of them here.
      return;
    }
    boolean forUsers =
        Json.each(command.path("integration_types")).anyMatch(kind -> kind.asInt() == 1);
    boolean everywhere =
        Json.each(command.path("contexts")).anyMatch(context -> context.asInt() == 2);
    if (everywhere && !forUsers) {
      note(
          Rule.COMMAND_SHAPE,
          at + ".contexts",
          "APPLICATION_COMMAND_CONTEXT_NOT_ALLOWED",
          "PRIVATE_CHANNEL needs the integration type USER_INSTALL");
    }
    String permissions = Json.text(command, "default_member_permissions");
    if (permissions != null && !permissions.matches("\\d{1,19}")) {
      note(
          Rule.COMMAND_SHAPE,
          at + ".default_member_permissions",
          "NUMBER_TYPE_COERCE",
          "Value \"" + permissions + "\" is not int.");
    }
  }

  private void numbers(JsonNode command, String member, String at, int most) {
    JsonNode list = command.path(member);
    var met = new HashSet<Integer>();
    for (int i = 0; i < list.size(); i++) {
      int number = list.get(i).asInt(-1);
      if (number < 0 || number > most || !met.add(number)) {
        note(
            Rule.COMMAND_SHAPE,
            at + "." + member + "." + i,
            "BASE_TYPE_CHOICES",
            "Value must be one of 0 to " + most + ", and only once.");
      }
    }
  }

  /// "Maximum of 8000 characters for combined name, description, and value properties for each
  /// command, its options (including subcommands and groups), and choices. When localization fields
  /// are present, only the longest localization for each field counts."
  private static int letters(JsonNode part) {
    int letters =
        longest(part, "name", "name_localizations")
            + longest(part, "description", "description_localizations")
            + (part.path("value").isTextual()
                ? Inspection.length(part.path("value").textValue())
                : 0);
    for (String inner : List.of("options", "choices")) {
      for (JsonNode one : part.path(inner)) {
        letters += letters(one);
      }
    }
    return letters;
  }

  private static int longest(JsonNode part, String member, String localizations) {
    int longest = Inspection.length(part.path(member).asText(""));
    for (JsonNode other : part.path(localizations)) {
      longest = Math.max(longest, Inspection.length(other.asText("")));
    }
    return longest;
  }

  private void note(Rule rule, String at, String code, String words) {
    seen.note(rule, at, code, words);
  }
}
