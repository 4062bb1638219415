package bot.mtasts.lab.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as trees: Slack's answers and payloads have too many shapes for types.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// Empty if it is no JSON.
  static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      // The stranger's text is at fault, and every caller has its own words for that.
      return Optional.empty();
    }
  }

  /// A member's text; null if there is none or it is no text.
  static @Nullable String text(JsonNode node, String member) {
    return node.path(member).textValue();
  }

  /// A flag as Slack takes it: JSON's `true` or the word.
  static boolean flag(JsonNode node, String member) {
    JsonNode flag = node.path(member);
    return flag.asBoolean(false) || "true".equals(flag.textValue()) || "1".equals(flag.textValue());
  }

  static String pretty(JsonNode node) {
    return node.toPrettyString();
  }
}
