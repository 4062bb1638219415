package bot.mtasts.webhook.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Objects;

/// What a call's body says, read strictly.
sealed interface HookBody {
  /// An object of named fields.
  record Read(ObjectNode fields) implements HookBody {}

  /// It cannot be read.
  record Unreadable(String detail) implements HookBody {}

  /// Reads a body: form fields where the call says so, otherwise JSON.
  static HookBody of(HookCall call) {
    String type =
        Objects.requireNonNullElse(call.header("Content-Type"), "").toLowerCase(Locale.ROOT);
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(call.body().toByteArray())).toString();
    } catch (CharacterCodingException _) {
      return new Unreadable("The body is not valid UTF-8.");
    }
    return type.startsWith("application/x-www-form-urlencoded") ? form(text) : json(text);
  }

  private static HookBody json(String text) {
    try {
      JsonNode tree = Strict.MAPPER.readTree(text);
      return tree instanceof ObjectNode fields
          ? new Read(fields)
          : new Unreadable("The body is to be a JSON object: `{…}`.");
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      return new Unreadable(
          place == null
              ? "The body is not JSON that we take."
              : "The body is not JSON that we take: see line %d, column %d."
                  .formatted(place.getLineNr(), place.getColumnNr()));
    }
  }

  private static HookBody form(String text) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (fields.has(name)) {
        return new Unreadable("The form names a field twice.");
      }
      fields.put(name, value);
    }
    return new Read(fields);
  }

  // A `%` that begins nothing stands for itself: it is text in a ticket, not our syntax.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /// Reads JSON strictly.
  final class Strict {
    private static final int DEEPEST = 64;
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

    private Strict() {}
  }
}
