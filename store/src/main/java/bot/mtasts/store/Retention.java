package bot.mtasts.store;

import java.time.Duration;

/// How long what has ended is kept. What is still under way is kept in any case, and a claim for as
/// long as it says itself.
///
/// @param reports since the check began; a request goes with its report
/// @param requests since they ended
/// @param deliveries since they were created, with their attempts
/// @param sightings what checks saw of record and policy, for the history codes
public record Retention(
    Duration reports, Duration requests, Duration deliveries, Duration sightings) {
  public Retention {
    if (!reports.isPositive()
        || !requests.isPositive()
        || !deliveries.isPositive()
        || !sightings.isPositive()) {
      throw new IllegalArgumentException("each time of keeping must be longer than nothing");
    }
  }

  /// Reports and requests for 90 days, deliveries for 30, sightings for 400: longer than the year
  /// that a policy may be held (RFC 8461 §3.2).
  public static Retention usual() {
    return new Retention(
        Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(400));
  }
}
