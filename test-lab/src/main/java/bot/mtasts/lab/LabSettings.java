package bot.mtasts.lab;

import java.time.Duration;
import java.time.Instant;

/// Where the town stands.
///
/// @param dnsPort of the resolver and of all name servers; 0 picks a free one, as for the others
/// @param roundTrip how long every answer of every server is held back, to make distance on
///   loopback
/// @param founded the moment to which certificates' times are relative: now, as a rule
public record LabSettings(
    int dnsPort, int httpsPort, int httpPort, int smtpPort, Duration roundTrip, Instant founded) {

  /// Free ports, no delay: for tests, where several towns may stand side by side.
  public static LabSettings anywhere() {
    return new LabSettings(0, 0, 0, 0, Duration.ZERO, Instant.now());
  }

  /// The ports that `./mtasts lab` documents.
  public static LabSettings wellKnown() {
    return new LabSettings(15353, 15443, 15080, 15025, Duration.ZERO, Instant.now());
  }

  public LabSettings withRoundTrip(Duration roundTrip) {
    return new LabSettings(dnsPort, httpsPort, httpPort, smtpPort, roundTrip, founded);
  }
}
