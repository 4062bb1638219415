package bot.mtasts.core.say;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a rule comes from, to be followed.
///
/// @param url null for what stands in no RFC
public record Reference(String text, @Nullable String url) {
  private static final Pattern PART = Pattern.compile("(?:RFC (\\d+))?\\s*(?:§([0-9.]+))?");

  /// Reads a source of the catalogue: `RFC 8461 §3.2, §10.2` is two, `practice` is one without a
  /// URL.
  public static List<Reference> of(String source) {
    List<Reference> references = new ArrayList<>();
    String rfc = "";
    for (String part : source.split(", ")) {
      Matcher read = PART.matcher(part);
      if (!read.matches()) {
        references.add(new Reference(part, null));
        continue;
      }
      rfc = read.group(1) == null ? rfc : read.group(1);
      String section = read.group(2);
      references.add(
          new Reference(
              part,
              "https://www.rfc-editor.org/rfc/rfc%s.html%s"
                  .formatted(rfc, section == null ? "" : "#section-" + section)));
    }
    return references;
  }
}
