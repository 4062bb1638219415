package bot.mtasts.benchmarks;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.dns.DnsjavaLooks;
import bot.mtasts.core.probe.dns.Resolvers;
import bot.mtasts.core.probe.dns.TrustAnchors;
import bot.mtasts.core.probe.https.OkHttpPolicyFetcher;
import bot.mtasts.core.probe.smtp.SocketStartTlsProber;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.Trust;
import bot.mtasts.lab.Lab;
import bot.mtasts.lab.LabSettings;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.time.InstantSource;
import java.util.List;

/// What the real looks see at a scenario of the lab, without the judgement that the program would
/// add at once.
final class Recorded {
  private Recorded() {}

  static Observations lookAt(String name) throws InterruptedException {
    Scenario scenario = Scenarios.named(name);
    try (Lab lab = Lab.start(LabSettings.anywhere(), List.of(scenario))) {
      EgressGuard guard = EgressGuard.allowing(List.of(lab.addresses()));
      LookSettings settings =
          new LookSettings(
              new LookSettings.Ports(
                  lab.dnsPort(), lab.httpPort(), lab.httpsPort(), lab.smtpPort()),
              LookSettings.Limits.STANDARD,
              true,
              "checker.test",
              LookSettings.USER_AGENT);
      InstantSource clock = InstantSource.system();
      // Missing CAs are not fetched: nothing that is judged here depends on it.
      PkixChainJudge judge =
          new PkixChainJudge(Trust.of(List.of(lab.authority().root())), (_, _) -> List.of(), clock);
      try (SocketStartTlsProber startTls = new SocketStartTlsProber(guard, settings, judge)) {
        return new Prober(
                new DnsjavaLooks(
                    Resolvers.of(List.of(lab.dnsServer())),
                    guard,
                    settings,
                    new TrustAnchors(lab.dnssecTrustAnchors())),
                new OkHttpPolicyFetcher(guard, judge, settings),
                startTls,
                guard,
                settings,
                clock)
            .look(new DomainName(scenario.domain()), List.of());
      }
    }
  }
}
