package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// JSON as we read it, strictly, and write it.
final class Json {
  static final int DEEPEST = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  // Two readers that disagree on which of two values counts are a way around
                  // checks.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// Reads a body.
  ///
  /// @throws ProblemException if it is not UTF-8, not JSON, too deep, or names a key twice
  static JsonNode read(byte[] body) {
    String text;
    try {
      // Jackson would take UTF-16 and UTF-32 too (RFC 8259 §8.1: UTF-8 between systems).
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("The body is not valid UTF-8.");
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw malformed("The body is empty, and JSON is wanted.");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed("The body is not JSON we take: " + why(e));
    }
  }

  private static ProblemException malformed(String detail) {
    return Problem.of(ProblemKind.MALFORMED_BODY, detail).exception();
  }

  // Jackson's own words quote the body and name its classes: only the gist is passed on.
  private static String why(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String place =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    if (message.startsWith("Duplicate field")) {
      return "a key stands twice in one object" + place + ".";
    }
    if (message.contains("nesting depth")) {
      return "it is nested deeper than " + DEEPEST + " levels.";
    }
    if (message.startsWith("Trailing token")) {
      return "something follows after its end" + place + ".";
    }
    return "the grammar is broken" + place + ".";
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of ours can be written", e);
    }
  }
}
