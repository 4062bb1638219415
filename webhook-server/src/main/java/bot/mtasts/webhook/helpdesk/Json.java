package bot.mtasts.webhook.helpdesk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.ByteString;

/// Reads what helpdesks answer.
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// The tree of a body; a missing node where it is no JSON, or was cut.
  static JsonNode tree(ByteString body) {
    try {
      JsonNode tree = MAPPER.readTree(body.toByteArray());
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JacksonException _) {
      return MissingNode.getInstance(); // The status and the excerpt will tell what it was.
    } catch (IOException e) {
      throw new UncheckedIOException("octets in memory can be read", e);
    }
  }
}
