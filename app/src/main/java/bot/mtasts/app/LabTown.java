package bot.mtasts.app;

import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.dns.Resolvers;
import bot.mtasts.core.probe.dns.TrustAnchors;
import bot.mtasts.core.probe.tls.Trust;
import bot.mtasts.lab.Lab;
import bot.mtasts.lab.LabSettings;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import bot.mtasts.lab.scenario.Sighting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lab, as the command line shows it: what our engine must be told to look at it.
final class LabTown implements Workshop.Town {
  private static final String EHLO_NAME = "checker.test";

  private final Lab lab;
  private final List<Path> written = new ArrayList<>();

  private LabTown(Lab lab) {
    this.lab = lab;
  }

  /// Everybody, at the ports that the documentation names.
  static LabTown whole() {
    return new LabTown(Lab.start(LabSettings.wellKnown()));
  }

  /// Everybody, at free ports, so that several can stand side by side.
  static LabTown anywhere() {
    return new LabTown(Lab.start(LabSettings.anywhere()));
  }

  /// Only these domains, at free ports: a town of two is up in no time.
  static LabTown of(Collection<String> domains) {
    return new LabTown(Lab.start(LabSettings.anywhere(), scenarios(domains)));
  }

  // A scenario is named like its domain without the `.test`, as a rule; reading one file is quicker
  // than reading all.
  private static List<Scenario> scenarios(Collection<String> domains) {
    List<String> names = Scenarios.names();
    List<Scenario> found = new ArrayList<>();
    for (String domain : domains.stream().distinct().toList()) {
      String name = domain.replaceFirst("\\.test$", "");
      Optional<Scenario> scenario =
          Optional.of(name)
              .filter(names::contains)
              .map(Scenarios::named)
              .filter(each -> each.domain().equals(domain))
              .or(() ->
                  Scenarios.all().stream()
                      .filter(each -> each.domain().equals(domain))
                      .findFirst());
      scenario.ifPresent(found::add);
    }
    return found;
  }

  Wiring.World world(LookSettings.Limits limits) {
    return new Wiring.World(
        Resolvers.of(List.of(lab.dnsServer())),
        new TrustAnchors(lab.dnssecTrustAnchors()),
        Trust.of(List.of(lab.authority().root())),
        EgressGuard.allowing(List.of(lab.addresses())),
        new LookSettings(
            new LookSettings.Ports(lab.dnsPort(), lab.httpPort(), lab.httpsPort(), lab.smtpPort()),
            limits,
            true,
            EHLO_NAME,
            LookSettings.USER_AGENT));
  }

  /// The ranges that callbacks may go to beside the public ones: who tries things out listens on
  /// this machine.
  List<String> openToCallbacks() {
    return List.of(lab.addresses(), "127.0.0.0/8", "::1/128");
  }

  boolean knows(String domain) {
    return lab.scenario(domain) != null;
  }

  /// What the scenario says that earlier checks saw, oldest first.
  List<PastSighting> history(String domain, Instant now) {
    Scenario scenario = lab.scenario(domain);
    return scenario == null
        ? List.of()
        : scenario.history().stream().map(sighting -> past(sighting, now)).toList();
  }

  private static PastSighting past(Sighting sighting, Instant now) {
    return PastSighting.read(
        now.minus(sighting.ago()),
        sighting.records(),
        sighting.policy() == null ? null : sighting.policy().toArray());
  }

  /// Everybody, without a socket.
  static List<Workshop.Inhabitant> inhabitants() {
    return Scenarios.all().stream()
        .map(scenario -> new Workshop.Inhabitant(scenario.domain(), scenario.says()))
        .toList();
  }

  /// The lab's CA and trust anchors go into temporary files, since a configuration names files.
  @Override
  public String configuration() {
    try {
      Path folder = Files.createTempDirectory("mtasts-lab-");
      written.add(folder);
      Path ca = Files.writeString(folder.resolve("ca.pem"), lab.trustAnchorPem());
      Path anchors =
          Files.writeString(folder.resolve("trust-anchors.zone"), lab.dnssecTrustAnchors());
      written.addAll(List.of(ca, anchors));
      // Deleted when the town goes, in reverse order, also after a signal.
      Stream.of(folder, ca, anchors).map(Path::toFile).forEach(File::deleteOnExit);
      return """
      network:
        dns-servers: [%s]
        trust-ca: %s
        allow-cidrs: [%s]
        https-port: %d
        http-port: %d
        smtp-port: %d
        dns-port: %d
        dnssec-trust-anchors: %s
      """
          .formatted(
              "\"" + lab.dnsServer() + "\"",
              ca,
              "\"" + lab.addresses() + "\"",
              lab.httpsPort(),
              lab.httpPort(),
              lab.smtpPort(),
              lab.dnsPort(),
              anchors);
    } catch (IOException e) {
      throw new UncheckedIOException("the lab's CA cannot be written to a temporary folder", e);
    }
  }

  @Override
  public void close() {
    lab.close();
    for (Path path : written.reversed()) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // Two small files without a secret stay in the temporary folder.
        return;
      }
    }
  }
}
