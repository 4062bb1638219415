package bot.mtasts.core.scenario;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.service.CheckService;
import bot.mtasts.lab.LabAuthority;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import bot.mtasts.lab.scenario.Town;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scenario, judged from sightings that the fakes make up without a packet.
class FakeScenariosTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final LabAuthority AUTHORITY =
      new LabAuthority(NOW, "http://aia.test/intermediate.cer");

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void finds_what_it_must_and_nothing_else(Scenario scenario) throws InterruptedException {
    FakeDns dns = new FakeDns(scenario.world(), AUTHORITY);
    FakeCertificates certificates = new FakeCertificates(AUTHORITY);
    Prober prober =
        new Prober(
            () -> dns,
            new FakePolicyFetcher(
                scenario.world(), certificates, LookSettings.STANDARD.limits().fetch()),
            new FakeStartTlsProber(scenario.world(), certificates),
            EgressGuard.allowing(List.of(Town.CIDR)),
            LookSettings.STANDARD,
            InstantSource.fixed(NOW));
    Expected.compare(
        scenario,
        new CheckService(prober)
            .check(new DomainName(scenario.domain()), Expected.history(scenario, NOW)));
  }
}
