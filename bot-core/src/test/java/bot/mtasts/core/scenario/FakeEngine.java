package bot.mtasts.core.scenario;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.CheckService;
import bot.mtasts.lab.LabAuthority;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Town;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks at a scenario's world through fakes, without a packet.
public final class FakeEngine {
  /// When every fake look begins.
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final LabAuthority AUTHORITY =
      new LabAuthority(NOW, "http://aia.test/intermediate.cer");

  private FakeEngine() {}

  /// Sees the scenario's world and nothing else.
  public static Prober prober(Scenario scenario) {
    return prober(scenario, dns(scenario), InstantSource.fixed(NOW));
  }

  /// The DNS of a scenario's world.
  public static DnsLookup dns(Scenario scenario) {
    return new FakeDns(scenario.world(), AUTHORITY);
  }

  /// The same, through a DNS that may stand in between.
  public static Prober prober(Scenario scenario, DnsLookup dns, InstantSource clock) {
    FakeCertificates certificates = new FakeCertificates(AUTHORITY);
    return new Prober(
        () -> dns,
        new FakePolicyFetcher(
            scenario.world(), certificates, LookSettings.STANDARD.limits().fetch()),
        new FakeStartTlsProber(scenario.world(), certificates),
        EgressGuard.allowing(List.of(Town.CIDR)),
        LookSettings.STANDARD,
        clock);
  }

  /// What a check of the scenario's domain says.
  public static CheckReport report(Scenario scenario) throws InterruptedException {
    return new CheckService(prober(scenario))
        .check(new DomainName(scenario.domain()), Expected.history(scenario, NOW));
  }
}
