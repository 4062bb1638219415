package bot.mtasts.lab.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.world.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Reads `policy:`, the policy file itself: its text, or a map that says how it differs from a
/// perfect one.
final class PolicyReader {
  private static final Map<String, String> LINE_ENDS =
      Map.of("lf", "\n", "crlf", "\r\n", "cr", "\r");
  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "utf-8",
          UTF_8,
          "utf-16",
          StandardCharsets.UTF_16,
          "iso-8859-1",
          StandardCharsets.ISO_8859_1);

  private final List<String> hosts;

  /// @param hosts what a perfect policy covers
  PolicyReader(List<String> hosts) {
    this.hosts = hosts;
  }

  Bytes perfect() {
    return Bytes.utf8(
        text(List.of("version: STSv1"), "enforce", hosts, "1209600", List.of(), "\n"));
  }

  Bytes read(Place place) {
    if (!place.isMap()) {
      return Bytes.utf8(place.text());
    }
    var base64 = place.get("base64");
    if (base64 != null) {
      place.done();
      return Bytes.of(Base64.getDecoder().decode(base64.text()));
    }
    String end = place.orElse("line_ends", "\n", p -> p.word(LINE_ENDS));
    var written = place.get("text");
    String text =
        written != null
            ? written.text().replace("\n", end)
            : text(
                place.orElse("first", List.of("version: STSv1"), Place::texts),
                place.orElse("mode", "enforce", Place::text),
                place.orElse("mx", hosts, Place::texts),
                place.orElse("max_age", "1209600", Place::text),
                place.orElse("last", List.<String>of(), Place::texts),
                end);
    int size = place.orElse("pad_to", 0, Place::number);
    text += padding(size - text.length(), end);
    var bytes = Bytes.of(text.getBytes(place.orElse("charset", UTF_8, p -> p.word(CHARSETS))));
    place.done();
    return bytes;
  }

  private static String text(
      List<String> first,
      String mode,
      List<String> mx,
      String maxAge,
      List<String> last,
      String end) {
    var lines = new ArrayList<>(first);
    if (!mode.equals("missing")) {
      lines.add("mode: " + mode);
    }
    mx.forEach(host -> lines.add("mx: " + host));
    if (!maxAge.equals("missing")) {
      lines.add("max_age: " + maxAge);
    }
    lines.addAll(last);
    return String.join(end, lines) + end;
  }

  /// So many octets of extension fields, which senders ignore, to make a policy long.
  private static String padding(int octets, String end) {
    var out = new StringBuilder();
    int missing = octets;
    for (int line = 0; missing > 0; line++) {
      // Never leave a rest that is too short to be a line of its own.
      int length = missing <= 1000 ? missing : Math.min(950, missing - 50);
      String key = "pad" + line + ": ";
      out.append(key)
          .append("x".repeat(Math.max(1, length - key.length() - end.length())))
          .append(end);
      missing -= length;
    }
    return out.toString();
  }
}
