package bot.mtasts.app.endtoend;

import bot.mtasts.lab.Lab;
import bot.mtasts.lab.LabSettings;
import bot.mtasts.lab.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A lab in the test's own process, which stands while servers come and go, and is far enough away
/// for a check to take a few seconds.
final class SmallTown implements AutoCloseable {
  static final String GOOD = "all-good.test";
  static final String BROKEN = "mx-partial-match.test";

  private static final Duration ROUND_TRIP = Duration.ofMillis(400);

  private final Lab lab;
  private final Path folder;

  private SmallTown(Lab lab, Path folder) {
    this.lab = lab;
    this.folder = folder;
  }

  /// @param folder for what a configuration names by file
  static SmallTown found(Path folder) {
    return new SmallTown(
        Lab.start(
            LabSettings.anywhere().withRoundTrip(ROUND_TRIP),
            List.of(Scenarios.named("all-good"), Scenarios.named("mx-partial-match"))),
        folder);
  }

  /// How a server looks at it: `MTASTS_…` variables.
  Map<String, String> environment() throws IOException {
    return Map.of(
        "MTASTS_NETWORK_DNS_SERVERS", lab.dnsServer(),
        "MTASTS_NETWORK_DNS_PORT", Integer.toString(lab.dnsPort()),
        "MTASTS_NETWORK_HTTPS_PORT", Integer.toString(lab.httpsPort()),
        "MTASTS_NETWORK_HTTP_PORT", Integer.toString(lab.httpPort()),
        "MTASTS_NETWORK_SMTP_PORT", Integer.toString(lab.smtpPort()),
        "MTASTS_NETWORK_ALLOW_CIDRS", lab.addresses(),
        "MTASTS_NETWORK_TRUST_CA", file("root.pem", lab.trustAnchorPem()),
        "MTASTS_NETWORK_DNSSEC_TRUST_ANCHORS", file("anchors.zone", lab.dnssecTrustAnchors()));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Override
  public void close() {
    lab.close();
  }
}
