package bot.mtasts.benchmarks;

import bot.mtasts.lab.Lab;
import bot.mtasts.lab.LabSettings;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A test lab of good domains only, on loopback. Each has addresses of its own, since checks hold
/// back from using one address too often at a time.
final class LabTown implements AutoCloseable {
  /// The lab has addresses for this many.
  static final int MOST_DOMAINS = 2900;

  // One MX host and a closed port 80 each: the sockets of 2,000 domains must fit one process.
  private static final String GOOD =
      """
      says: A good domain.
      expect: {must: []}
      mx: [mx]
      """;

  private final Lab lab;
  private final Path files;
  private final Place place;

  /// Builds it; it stands until it is closed.
  ///
  /// @param roundTrip how long the servers hold back each answer
  /// @throws IOException if the files that the configuration names cannot be written
  LabTown(int domains, Duration roundTrip) throws IOException {
    if (domains < 1 || domains > MOST_DOMAINS) {
      throw new IllegalArgumentException("1 to " + MOST_DOMAINS + " domains, not " + domains);
    }
    List<Scenario> scenarios =
        IntStream.rangeClosed(1, domains)
            .mapToObj(number -> Scenarios.parse("good-" + number, GOOD, number))
            .toList();
    files = Files.createTempDirectory("mtasts-bench");
    lab = Lab.start(LabSettings.anywhere().withRoundTrip(roundTrip), scenarios);
    place = new Place(environment(), Place.goodDomains(domains));
  }

  Place place() {
    return place;
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("MTASTS_NETWORK_DNS_SERVERS", lab.dnsServer());
    environment.put("MTASTS_NETWORK_DNS_PORT", Integer.toString(lab.dnsPort()));
    environment.put("MTASTS_NETWORK_HTTPS_PORT", Integer.toString(lab.httpsPort()));
    environment.put("MTASTS_NETWORK_HTTP_PORT", Integer.toString(lab.httpPort()));
    environment.put("MTASTS_NETWORK_SMTP_PORT", Integer.toString(lab.smtpPort()));
    environment.put("MTASTS_NETWORK_ALLOW_CIDRS", lab.addresses());
    environment.put("MTASTS_NETWORK_TRUST_CA", file("root.pem", lab.trustAnchorPem()));
    environment.put(
        "MTASTS_NETWORK_DNSSEC_TRUST_ANCHORS", file("anchors", lab.dnssecTrustAnchors()));
    return environment;
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text).toString();
  }

  @Override
  public void close() throws IOException {
    lab.close();
    for (String name : List.of("root.pem", "anchors")) {
      Files.deleteIfExists(files.resolve(name));
    }
    Files.delete(files);
  }

  /// A process that is such a lab, for [LabProcess]: says its environment on standard output, then
  /// an empty line, and stands until standard input ends.
  ///
  /// @param arguments how many domains, and the round trip in milliseconds
  public static void main(String[] arguments) throws IOException {
    int domains = Integer.parseInt(arguments[0]);
    Duration roundTrip = Duration.ofMillis(Long.parseLong(arguments[1]));
    try (LabTown town = new LabTown(domains, roundTrip)) {
      town.place().environment().forEach((key, value) -> System.out.println(key + "=" + value));
      System.out.println();
      var _ = System.in.read();
    }
  }
}
