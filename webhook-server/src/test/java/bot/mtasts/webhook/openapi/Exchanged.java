package bot.mtasts.webhook.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/// One request and its answer, as they went over the wire.
///
/// @param target path and query
/// @param sent the request's headers, names in lower case
/// @param got the answer's headers, names in lower case
public record Exchanged(
    String method,
    String target,
    Map<String, List<String>> sent,
    ByteString request,
    int status,
    Map<String, List<String>> got,
    ByteString answer) {

  String path() {
    return target.replaceFirst("\\?.*", "");
  }

  Optional<String> sentHeader(String name) {
    return Optional.ofNullable(sent.get(name)).map(List::getFirst);
  }

  Optional<String> gotHeader(String name) {
    return Optional.ofNullable(got.get(name)).map(List::getFirst);
  }

  static String mediaType(String contentType) {
    return contentType.replaceFirst(";.*", "").strip();
  }

  @Override
  public String toString() {
    return "%s %s %s → %d %s".formatted(method, target, request.utf8(), status, answer.utf8());
  }
}
