package bot.mtasts.lab.slack;

import bot.mtasts.lab.slack.BlockRules.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks at JSON and notes what Slack would not take, with a JSON pointer to where it is.
final class Inspection {
  private static final Set<String> PLAIN = Set.of("plain_text");
  private static final Set<String> EITHER = Set.of("plain_text", "mrkdwn");

  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void note(Rule rule, String at, String words) {
    violations.add(new Violation(rule, at, words));
  }

  /// The type, if it is one of these; noted otherwise, and empty.
  String type(JsonNode node, String at, Set<String> known) {
    String type = node.path("type").asText("");
    if (known.contains(type)) {
      return type;
    }
    note(Rule.SHAPE, at + "/type", "unsupported type: " + (type.isEmpty() ? "none" : type));
    return "";
  }

  /// Slack's schemas allow no member they do not name.
  void members(JsonNode node, String at, Set<String> required, Set<String> optional) {
    for (String member : required) {
      if (node.path(member).isMissingNode() || node.path(member).isNull()) {
        note(Rule.SHAPE, at, "missing required field: " + member);
      }
    }
    node.fieldNames()
        .forEachRemaining(member -> {
          if (!required.contains(member) && !optional.contains(member)) {
            note(Rule.SHAPE, at, "invalid additional property: " + member);
          }
        });
  }

  /// A string, where there is one.
  void string(JsonNode node, String member, String at, Rule longest) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return;
    }
    String pointer = at + "/" + member;
    if (!value.isTextual()) {
      note(Rule.SHAPE, pointer, "must be a string");
      return;
    }
    length(value.textValue(), pointer, longest);
  }

  /// At least one character, at most the limit.
  void length(String text, String at, Rule longest) {
    if (text.isEmpty()) {
      note(longest, at, "must be more than 0 characters");
    } else if (text.length() > longest.limit()) {
      note(longest, at, "must be less than " + (longest.limit() + 1) + " characters");
    }
  }

  /// A text object that Slack draws without markup, where there is one.
  void plain(JsonNode node, String member, String at, Rule longest) {
    text(node.path(member), at + "/" + member, longest, PLAIN);
  }

  /// A text object with or without markup, where there is one.
  void either(JsonNode node, String member, String at, Rule longest) {
    text(node.path(member), at + "/" + member, longest, EITHER);
  }

  /// A text object, of either type.
  void text(JsonNode text, String at, Rule longest) {
    text(text, at, longest, EITHER);
  }

  private void text(JsonNode text, String at, Rule longest, Set<String> types) {
    if (text.isMissingNode()) {
      return;
    }
    if (!text.isObject()) {
      note(Rule.TEXT_TYPE, at, "must be a text object");
      return;
    }
    String type = text.path("type").asText("");
    if (!types.contains(type)) {
      note(Rule.TEXT_TYPE, at + "/type", "must be a valid enum value");
    }
    members(text, at, Set.of("type", "text"), Set.of(type.equals("mrkdwn") ? "verbatim" : "emoji"));
    string(text, "text", at, longest);
  }

  /// An array of so many, where there is one.
  void items(JsonNode list, String at, Rule most) {
    if (!list.isArray()) {
      note(Rule.SHAPE, at, "must be an array");
    } else if (list.isEmpty()) {
      note(most, at, "no less than 1 items allowed");
    } else if (list.size() > most.limit()) {
      note(most, at, "no more than " + most.limit() + " items allowed");
    }
  }
}
