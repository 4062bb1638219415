package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a method is called with, from a form, a query or a JSON body alike.
final class Arguments {
  private final ObjectNode values;

  Arguments(ObjectNode values) {
    this.values = values;
  }

  /// Null if it is missing or empty.
  @Nullable String text(String name) {
    JsonNode value = values.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.isEmpty() ? null : text;
  }

  /// @throws Refused with that error, if it is missing or empty
  String required(String name, String error) throws Refused {
    String text = text(name);
    if (text == null) {
      throw new Refused(error);
    }
    return text;
  }

  boolean has(String name) {
    return values.has(name);
  }

  boolean flag(String name) {
    return flag(values, name);
  }

  /// A flag as Slack takes it: JSON's `true`, or a word.
  static boolean flag(JsonNode node, String member) {
    JsonNode flag = node.path(member);
    return flag.asBoolean(false) || "true".equals(flag.textValue()) || "1".equals(flag.textValue());
  }

  /// @throws Refused with `invalid_arguments`, if it is no number
  int number(String name, int otherwise) throws Refused {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      // The caller's text is at fault, and Slack says only that much.
      throw new Refused("invalid_arguments");
    }
  }

  /// JSON, which a form carries as text.
  ///
  /// @throws Refused with that error, if the text is no JSON
  Optional<JsonNode> json(String name, String error) throws Refused {
    JsonNode value = values.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      return Optional.of(value);
    }
    if (value.textValue().isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonNode> parsed = Json.parse(value.textValue());
    if (parsed.isEmpty()) {
      throw new Refused(error);
    }
    return parsed;
  }

  /// For the ledger: no token and no secret.
  ObjectNode forTheLedger() {
    ObjectNode copy = values.deepCopy();
    copy.remove("token");
    copy.remove("client_secret");
    return copy;
  }
}
