package bot.mtasts.core.scenario;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.LookSettings.Limits;
import bot.mtasts.core.probe.LookSettings.Ports;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.dns.DnsjavaLooks;
import bot.mtasts.core.probe.dns.Resolvers;
import bot.mtasts.core.probe.dns.TrustAnchors;
import bot.mtasts.core.probe.https.AiaIssuers;
import bot.mtasts.core.probe.https.OkHttpPolicyFetcher;
import bot.mtasts.core.probe.smtp.SocketStartTlsProber;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.Trust;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.CheckService;
import bot.mtasts.lab.Lab;
import bot.mtasts.lab.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The real engine, put together to look at a lab over real sockets.
final class LabEngine implements AutoCloseable {
  // As short as the lab's own pauses allow: what is slow there takes 3 to 4 s.
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(3),
          Duration.ofSeconds(6),
          Duration.ofSeconds(5));

  private final SocketStartTlsProber startTls;
  private final CheckService service;

  LabEngine(Lab lab) {
    InstantSource clock = InstantSource.system();
    EgressGuard guard = EgressGuard.allowing(List.of(lab.addresses()));
    LookSettings settings =
        new LookSettings(
            new Ports(lab.dnsPort(), lab.httpPort(), lab.httpsPort(), lab.smtpPort()),
            LIMITS,
            true,
            "checker.test",
            LookSettings.USER_AGENT);
    DnsjavaLooks dns =
        new DnsjavaLooks(
            Resolvers.of(List.of(lab.dnsServer())),
            guard,
            settings,
            new TrustAnchors(lab.dnssecTrustAnchors()));
    PkixChainJudge judge =
        new PkixChainJudge(
            Trust.of(List.of(lab.authority().root())), new AiaIssuers(dns, guard, settings), clock);
    startTls = new SocketStartTlsProber(guard, settings, judge);
    service =
        new CheckService(
            new Prober(
                dns,
                new OkHttpPolicyFetcher(guard, judge, settings),
                startTls,
                guard,
                settings,
                clock));
  }

  CheckReport check(Scenario scenario) throws InterruptedException {
    return service.check(
        new DomainName(scenario.domain()), Expected.history(scenario, Instant.now()));
  }

  @Override
  public void close() {
    startTls.close();
  }
}
