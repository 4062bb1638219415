package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which commands Discord takes (interactions/application-commands).
public final class CommandRules {
  // interactions/application-commands, "Application Command Naming": ^[-_'\p{L}\p{N}…]{1,32}$.
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]+");

  // reference/locales
  private static final Set<String> LOCALES =
      Set.of(
          "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
          "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru",
          "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW");

  private static final int CHAT_INPUT = 1;
  private static final int USER = 2;
  private static final int MESSAGE = 3;
  private static final int SUBCOMMAND = 1;
  private static final int SUBCOMMAND_GROUP = 2;
  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int NUMBER = 10;
  private static final int ATTACHMENT = 11;

  private final Inspection seen = new Inspection();

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
    seen.required(command, "name", at, Rule.COMMAND_NAME);
    each(command, "name_localizations", at, Rule.COMMAND_NAME);
    if (type == CHAT_INPUT) {
      spelling(command, at);
      described(command, at);
      options(command, at, true);
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

  private void spelling(JsonNode named, String at) {
    String name = named.path("name").asText("");
    if (!name.isEmpty()
        && (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT)))) {
      note(
          Rule.COMMAND_NAME,
          at + ".name",
          "APPLICATION_COMMAND_INVALID_NAME",
          "Command name is invalid");
    }
  }

  private void described(JsonNode command, String at) {
    seen.required(command, "description", at, Rule.COMMAND_DESCRIPTION);
    each(command, "description_localizations", at, Rule.COMMAND_DESCRIPTION);
  }

  private void each(JsonNode command, String member, String at, Rule longest) {
    JsonNode words = command.path(member);
    words
        .fieldNames()
        .forEachRemaining(locale -> {
          if (!LOCALES.contains(locale)) {
            note(
                Rule.COMMAND_SHAPE,
                at + "." + member,
                "BASE_TYPE_CHOICES",
                "Locale \"" + locale + "\" is not supported.");
          }
          seen.required(words, locale, at + "." + member, longest);
        });
  }

  private void options(JsonNode parent, String at, boolean onTop) {
    JsonNode options = seen.list(parent, "options", at, 0, Rule.COMMAND_OPTIONS);
    var names = new HashSet<String>();
    boolean optional = false;
    boolean divided = false;
    boolean plain = false;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = at + ".options." + i;
      int type = option.path("type").asInt(0);
      seen.required(option, "name", here, Rule.COMMAND_NAME);
      each(option, "name_localizations", here, Rule.COMMAND_NAME);
      spelling(option, here);
      described(option, here);
      if (!names.add(option.path("name").asText())) {
        note(
            Rule.COMMAND_SHAPE,
            here + ".name",
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
            "Option names must be unique");
      }
      if (type == SUBCOMMAND || type == SUBCOMMAND_GROUP) {
        divided = true;
        if (!onTop && type == SUBCOMMAND_GROUP) {
          type(here);
        }
        options(option, here, type == SUBCOMMAND_GROUP);
        continue;
      }
      plain = true;
      boolean required = option.path("required").asBoolean(false);
      if (required && optional) {
        note(
            Rule.COMMAND_SHAPE,
            here,
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "Required options must be placed before non-required options");
      }
      optional |= !required;
      option(option, type, here);
    }
    if (divided && plain) {
      note(
          Rule.COMMAND_SHAPE,
          at + ".options",
          "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
          "Sub-command and sub-command group option types are mutually exclusive to all other"
              + " types");
    }
  }

  private void type(String at) {
    note(
        Rule.COMMAND_SHAPE,
        at + ".type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "This type is not allowed here");
  }

  private void option(JsonNode option, int type, String at) {
    if (type < STRING || type > ATTACHMENT) {
      type(at);
    }
    boolean words = type == STRING || type == INTEGER || type == NUMBER;
    JsonNode choices = seen.list(option, "choices", at, 0, Rule.COMMAND_CHOICES);
    boolean suggests = option.path("autocomplete").asBoolean(false);
    boolean offers = !choices.isEmpty();
    if ((suggests && offers) || (!words && (suggests || offers))) {
      note(
          Rule.COMMAND_SHAPE,
          at + ".choices",
          "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
          "Choices and autocomplete exclude each other, and only words and numbers have them");
    }
    var names = new HashSet<String>();
    for (int i = 0; i < choices.size(); i++) {
      String here = at + ".choices." + i;
      JsonNode choice = choices.get(i);
      seen.required(choice, "name", here, Rule.CHOICE_TEXT);
      each(choice, "name_localizations", here, Rule.CHOICE_TEXT);
      if (type == STRING) {
        seen.required(choice, "value", here, Rule.CHOICE_TEXT);
      } else if (!choice.path("value").isNumber()) {
        note(Rule.COMMAND_SHAPE, here + ".value", "NUMBER_TYPE_COERCE", "Value is no number.");
      }
      if (!names.add(choice.path("name").asText())) {
        note(
            Rule.COMMAND_SHAPE,
            here + ".name",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE",
            "Option choice names must be unique");
      }
    }
    seen.number(option, "min_length", at, 0, 6_000);
    seen.number(option, "max_length", at, 1, 6_000);
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
