package bot.mtasts.core.mtasts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A well-formed MTA-STS policy (RFC 8461 §3.2).
///
/// @param mx in the order of the file; empty in mode `none`, or where every value was an IP
///   address, which can match nothing
/// @param maxAge 0 to 31557600 seconds
public record Policy(PolicyMode mode, List<MxPattern> mx, Duration maxAge) {
  /// The longest `max_age` that RFC 8461 §3.2 allows: about a year.
  public static final Duration LONGEST_MAX_AGE = Duration.ofSeconds(31_557_600);

  public Policy {
    mx = List.copyOf(mx);
  }

  /// The first pattern that covers a host, if any.
  public Optional<MxPattern> coverOf(HostName host) {
    return mx.stream().filter(pattern -> pattern.covers(host)).findFirst();
  }
}
