package bot.mtasts.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON in our columns: what has several shapes, or is a list that nobody asks the database
/// about.
final class Json {
  // Pure ASCII: strangers' text may hold NUL or half a surrogate pair, and comes back as it was.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  static String text(JsonNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // Without Jackson's words, which quote the text.
      throw new IllegalStateException("a column holds JSON that is damaged");
    }
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.textValue()));
    return texts;
  }

  /// A text that is always there.
  static String text(JsonNode json, String field) {
    return json.required(field).textValue();
  }

  static @Nullable String textOrNull(JsonNode json, String field) {
    return json.path(field).textValue();
  }

  static @Nullable Integer integerOrNull(JsonNode json, String field) {
    return json.hasNonNull(field) ? Integer.valueOf(json.get(field).intValue()) : null;
  }

  static @Nullable Long longOrNull(JsonNode json, String field) {
    return json.hasNonNull(field) ? Long.valueOf(json.get(field).longValue()) : null;
  }

  static @Nullable Duration durationOrNull(JsonNode json, String field) {
    return json.hasNonNull(field) ? Duration.parse(text(json, field)) : null;
  }

  static @Nullable Instant instantOrNull(JsonNode json, String field) {
    return json.hasNonNull(field) ? Instant.parse(text(json, field)) : null;
  }

  static @Nullable String orNull(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
