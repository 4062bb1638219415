package bot.mtasts.lab.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// JSON as trees: a platform's payloads have more shapes than types would be worth.
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// An empty object.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// An empty array.
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// An array of these.
  public static ArrayNode array(Collection<? extends JsonNode> nodes) {
    return MAPPER.createArrayNode().addAll(nodes);
  }

  /// A string, number, boolean or tree as JSON.
  public static JsonNode value(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /// Empty if it is no JSON.
  public static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      // A stranger's text; what to say of it is the caller's to know.
      return Optional.empty();
    }
  }

  /// The elements of an array; none if it is none.
  public static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
  }

  /// A member's text; null if there is none or it is no text.
  public static @Nullable String text(JsonNode node, String member) {
    return node.path(member).textValue();
  }

  /// Whether a member is there and not null.
  public static boolean has(JsonNode node, String member) {
    return node.hasNonNull(member);
  }
}
