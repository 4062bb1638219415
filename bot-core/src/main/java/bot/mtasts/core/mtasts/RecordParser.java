package bot.mtasts.core.mtasts;

import java.util.List;

/// Reads the TXT records at `_mta-sts` (RFC 8461 §3.1).
public final class RecordParser {
  private RecordParser() {}

  /// Never throws, whatever strangers publish.
  ///
  /// @param texts every TXT record there, strings joined, one char per octet
  public static RecordReading read(List<String> texts) {
    return new RecordReading(
        null,
        texts.stream()
            .map(t -> new RecordProblem(RecordProblem.Kind.UNRELATED_TXT, t, 0, "", ""))
            .toList());
  }
}
