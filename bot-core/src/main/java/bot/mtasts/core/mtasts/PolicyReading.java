package bot.mtasts.core.mtasts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy file comes to (RFC 8461 §3.2).
///
/// @param text the file as text, for display; malformed UTF-8 replaced
/// @param policy null when a critical problem stands
/// @param fields what could be read, also of a malformed file
/// @param written the fields that count, in the order of the file
/// @param problems what is to be said, in the order of the file
public record PolicyReading(
    String text,
    @Nullable Policy policy,
    Fields fields,
    List<WrittenField> written,
    List<PolicyProblem> problems) {
  public PolicyReading {
    written = List.copyOf(written);
    problems = List.copyOf(problems);
  }

  /// The first value of each field, unjudged.
  ///
  /// @param id the value of a non-standard `id` field; some tools expect one
  public record Fields(
      @Nullable String version,
      @Nullable String mode,
      List<String> mx,
      @Nullable String maxAge,
      @Nullable String id) {
    public Fields {
      mx = List.copyOf(mx);
    }
  }
}
