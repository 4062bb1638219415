package bot.mtasts.core.tlsrpt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the TXT records at `_smtp._tls` come to (RFC 8460 §3).
///
/// @param record the one valid record, or null
/// @param rua every value of `rua` as it stands, also of an invalid record; for display
/// @param problems what is to be said, in the order found; empty beside a valid record
public record TlsRptReading(
    @Nullable TlsRptRecord record, List<String> rua, List<TlsRptProblem> problems) {
  public TlsRptReading {
    rua = List.copyOf(rua);
    problems = List.copyOf(problems);
  }
}
