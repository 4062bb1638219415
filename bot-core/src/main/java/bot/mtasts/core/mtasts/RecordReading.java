package bot.mtasts.core.mtasts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the TXT records at `_mta-sts` come to (RFC 8461 §3.1).
///
/// @param record the one valid record, or null; with doubt (an ambiguous beginning, a duplicate
///   field) it is here all the same
/// @param problems what is to be said, in the order found; may hold harmless ones beside a record
public record RecordReading(@Nullable StsRecord record, List<RecordProblem> problems) {
  public RecordReading {
    problems = List.copyOf(problems);
  }
}
