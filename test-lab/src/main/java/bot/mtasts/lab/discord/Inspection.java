package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.MessageRules.Violation;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks at JSON and notes what Discord would not take, with the path to it and Discord's words.
final class Inspection {
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> customIds = new HashSet<>();
  private final Set<Integer> numbers = new HashSet<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void note(Rule rule, String at, String code, String words) {
    violations.add(new Violation(rule, at, code, words));
  }

  /// As Discord counts.
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String in(String at, String member) {
    return at.isEmpty() ? member : at + "." + member;
  }

  /// A string that has to be there and to say something.
  ///
  /// @return its length; 0 if it is missing
  int required(JsonNode node, String member, String at, Rule longest) {
    JsonNode value = node.path(member);
    String here = in(at, member);
    if (value.isMissingNode() || value.isNull()) {
      note(Rule.SHAPE, here, "BASE_TYPE_REQUIRED", "This field is required");
      return 0;
    }
    if (!value.isTextual()) {
      note(Rule.SHAPE, here, "STRING_TYPE_CONVERT", "Could not interpret as string.");
      return 0;
    }
    int length = length(value.textValue());
    if (value.textValue().isBlank()) {
      note(longest, here, "BASE_TYPE_REQUIRED", "This field is required");
    } else if (length > longest.limit()) {
      note(
          longest,
          here,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between 1 and " + longest.limit() + " in length.");
    }
    return length;
  }

  /// A string, where there is one.
  ///
  /// @return its length; 0 if there is none
  int optional(JsonNode node, String member, String at, Rule longest) {
    JsonNode value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    String here = in(at, member);
    if (!value.isTextual()) {
      note(Rule.SHAPE, here, "STRING_TYPE_CONVERT", "Could not interpret as string.");
      return 0;
    }
    int length = length(value.textValue());
    if (length > longest.limit()) {
      note(
          longest,
          here,
          "BASE_TYPE_MAX_LENGTH",
          "Must be " + longest.limit() + " or fewer in length.");
    }
    return length;
  }

  /// A number between these, where there is one.
  void number(JsonNode node, String member, String at, int least, int most) {
    JsonNode value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    String here = in(at, member);
    if (!value.isIntegralNumber()) {
      note(Rule.SHAPE, here, "NUMBER_TYPE_COERCE", "Value \"" + value.asText() + "\" is not int.");
    } else if (value.asLong() < least) {
      note(
          Rule.SHAPE,
          here,
          "NUMBER_TYPE_MIN",
          "int value should be greater than or equal to " + least + ".");
    } else if (value.asLong() > most) {
      note(
          Rule.SHAPE,
          here,
          "NUMBER_TYPE_MAX",
          "int value should be less than or equal to " + most + ".");
    }
  }

  /// An array with so many elements.
  ///
  /// @return an empty array if it is none
  JsonNode list(JsonNode node, String member, String at, int least, Rule most) {
    JsonNode list = node.path(member);
    String here = in(at, member);
    if (list.isMissingNode() || list.isNull()) {
      if (least > 0) {
        note(Rule.SHAPE, here, "BASE_TYPE_REQUIRED", "This field is required");
      }
      return Json.array();
    }
    if (!list.isArray()) {
      note(Rule.SHAPE, here, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return Json.array();
    }
    if (list.size() < least) {
      note(Rule.SHAPE, here, "BASE_TYPE_REQUIRED", "This field is required");
    } else if (list.size() > most.limit()) {
      note(
          most,
          here,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most.limit() + " in length.");
    }
    return list;
  }

  /// A link people can follow.
  void link(JsonNode node, String member, String at, boolean required, Set<String> schemes) {
    if (!Json.has(node, member)) {
      if (required) {
        note(Rule.SHAPE, in(at, member), "BASE_TYPE_REQUIRED", "This field is required");
      }
      return;
    }
    required(node, member, at, Rule.URL);
    String scheme = scheme(node.path(member).asText());
    if (!schemes.contains(scheme)) {
      note(
          Rule.SHAPE,
          in(at, member),
          "URL_TYPE_INVALID_SCHEME",
          "Scheme \"" + scheme + "\" is not supported. Scheme must be one of " + schemes + ".");
    }
  }

  private static String scheme(String link) {
    try {
      String scheme = new URI(link).getScheme();
      return scheme == null ? "" : scheme;
    } catch (URISyntaxException e) {
      // No link at all, so it has no scheme that is allowed.
      return "";
    }
  }

  /// A custom id, and no second one like it.
  void customId(JsonNode node, String at) {
    required(node, "custom_id", at, Rule.CUSTOM_ID);
    String id = node.path("custom_id").asText();
    if (!id.isEmpty() && !customIds.add(id)) {
      note(
          Rule.UNIQUE_ID,
          in(at, "custom_id"),
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated");
    }
  }

  /// A component's own number: 0 and nothing are filled in by Discord.
  void componentNumber(JsonNode node, String at) {
    number(node, "id", at, 0, Integer.MAX_VALUE);
    int id = node.path("id").asInt(0);
    if (id != 0 && !numbers.add(id)) {
      note(
          Rule.UNIQUE_ID,
          in(at, "id"),
          "COMPONENT_ID_DUPLICATED",
          "Component id cannot be duplicated");
    }
  }
}
