package bot.mtasts.lab.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/// Which options of a command Discord takes (interactions/application-commands, "Application
/// Command Option Structure").
final class OptionRules {
  private static final int SUBCOMMAND = 1;
  private static final int SUBCOMMAND_GROUP = 2;
  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int NUMBER = 10;
  private static final int ATTACHMENT = 11;

  private final Inspection seen;
  private final CommandWords words;

  OptionRules(Inspection seen, CommandWords words) {
    this.seen = seen;
    this.words = words;
  }

  /// The options of a command: groups of subcommands, subcommands, or plain ones.
  void options(JsonNode command, String at) {
    options(command, at, Set.of(SUBCOMMAND, SUBCOMMAND_GROUP));
  }

  private void options(JsonNode parent, String at, Set<Integer> divisions) {
    JsonNode options = seen.list(parent, "options", at, 0, Rule.COMMAND_OPTIONS);
    var names = new HashSet<String>();
    boolean optional = false;
    boolean divided = false;
    boolean plain = false;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = at + ".options." + i;
      int type = option.path("type").asInt(0);
      words.title(option, here);
      words.spelling(option, here);
      words.description(option, here);
      if (!names.add(option.path("name").asText())) {
        seen.note(
            Rule.COMMAND_SHAPE,
            here + ".name",
            "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
            "Option names must be unique");
      }
      if (type == SUBCOMMAND || type == SUBCOMMAND_GROUP) {
        divided = true;
        if (!divisions.contains(type)) {
          type(here);
        }
        options(option, here, type == SUBCOMMAND_GROUP ? Set.of(SUBCOMMAND) : Set.of());
        continue;
      }
      plain = true;
      boolean required = option.path("required").asBoolean(false);
      if (required && optional) {
        seen.note(
            Rule.COMMAND_SHAPE,
            here,
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "Required options must be placed before non-required options");
      }
      optional |= !required;
      option(option, type, here);
    }
    if (divided && plain) {
      seen.note(
          Rule.COMMAND_SHAPE,
          at + ".options",
          "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
          "Sub-command and sub-command group option types are mutually exclusive to all other"
              + " types");
    }
  }

  private void type(String at) {
    seen.note(
        Rule.COMMAND_SHAPE,
        at + ".type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "This type is not allowed here");
  }

  private void option(JsonNode option, int type, String at) {
    if (type < STRING || type > ATTACHMENT) {
      type(at);
    }
    boolean chosen = type == STRING || type == INTEGER || type == NUMBER;
    JsonNode choices = seen.list(option, "choices", at, 0, Rule.COMMAND_CHOICES);
    boolean suggests = option.path("autocomplete").asBoolean(false);
    boolean offers = !choices.isEmpty();
    if ((suggests && offers) || (!chosen && (suggests || offers))) {
      seen.note(
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
      words.translated(choice, "name_localizations", here, Rule.CHOICE_TEXT);
      if (type == STRING) {
        seen.required(choice, "value", here, Rule.CHOICE_TEXT);
      } else if (!choice.path("value").isNumber()) {
        seen.note(Rule.COMMAND_SHAPE, here + ".value", "NUMBER_TYPE_COERCE", "Value is no number.");
      }
      if (!names.add(choice.path("name").asText())) {
        seen.note(
            Rule.COMMAND_SHAPE,
            here + ".name",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE",
            "Option choice names must be unique");
      }
    }
    seen.number(option, "min_length", at, 0, 6_000);
    seen.number(option, "max_length", at, 1, 6_000);
  }
}
