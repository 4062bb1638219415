package bot.mtasts.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetcher;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.CheckService;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many who ask at the same time, for different domains whose mail goes to one host: visitors of
/// the first page, say. Every check of this process goes through the one [CheckService].
@Timeout(60)
class SharedMailHostTest {
  private static final int CHECKS = 6;

  @Test
  void checks_of_many_domains_hold_two_connections_to_the_host_they_share() throws Exception {
    AtomicInteger there = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier pair = new CyclicBarrier(2);
    try (ScriptedMailServer server =
            new ScriptedMailServer(client -> {
              most.accumulateAndGet(there.incrementAndGet(), Math::max);
              // Nobody is let go before a second one is there: two do come at once.
              meet(pair);
              there.decrementAndGet();
              client.say("421 busy");
            });
        SocketStartTlsProber startTls =
            SocketStartTlsProberTest.prober(server, Duration.ofSeconds(15))) {
      CheckService service = new CheckService(prober(server, startTls));
      List<FutureTask<CheckReport>> checks = new ArrayList<>();
      for (int i = 0; i < CHECKS; i++) {
        DomainName domain = new DomainName("d" + i + ".test");
        String id = "chk_" + i;
        FutureTask<CheckReport> check =
            new FutureTask<>(
                () -> service.check(id, domain, List::of, false, LookProgress.UNHEARD));
        Thread.ofVirtual().start(check);
        checks.add(check);
      }
      for (FutureTask<CheckReport> check : checks) {
        assertThat(check.get().mx())
            .singleElement()
            .satisfies(mx -> assertThat(mx.starttls().reason()).contains("421 busy"));
      }
      assertThat(server.accepted())
          .as("each for STARTTLS, and for whether commands can be injected")
          .isEqualTo(2 * CHECKS);
      assertThat(most).hasValue(2);
    }
  }

  private static void meet(CyclicBarrier pair) throws InterruptedException {
    try {
      pair.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException("the test ended before they met", e);
    }
  }

  private static Prober prober(ScriptedMailServer server, SocketStartTlsProber startTls) {
    LookSettings usual = LookSettings.STANDARD;
    return new Prober(
        () -> new OneMailHost(server.address()),
        new NoPolicyHost(),
        startTls,
        EgressGuard.allowing(List.of("127.0.0.0/8")),
        new LookSettings(
            new LookSettings.Ports(53, 80, 443, server.port()),
            usual.limits(),
            true,
            "scout.test",
            LookSettings.USER_AGENT),
        InstantSource.system());
  }

  /// Every domain's mail goes to one host, and nothing else is known of any.
  private record OneMailHost(InetAddress address) implements DnsLookup {
    private static final HostName HOST = HostName.of("mx.shared.test");

    @Override
    public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
      return new DnsAnswer.Found<>(
          List.of(new MxRecord(10, HOST)), Duration.ofMinutes(5), List.of());
    }

    @Override
    public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
      return name.equals(HOST) && address instanceof Inet4Address here
          ? new DnsAnswer.Found<>(List.of(here), Duration.ofMinutes(5), List.of())
          : new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
      return new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
      return new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnsAnswer<HostName> nameServers(HostName name, Deadline deadline) {
      return new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnsAnswer<TlsaRecord> tlsa(HostName name, Deadline deadline) {
      return new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnsAnswer<TxtRecord> txtAt(InetAddress server, HostName name, Deadline deadline) {
      return new DnsAnswer.NoData<>(List.of());
    }

    @Override
    public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
      return DnssecStatus.of(DnssecStatus.State.INSECURE);
    }
  }

  private static final class NoPolicyHost implements PolicyFetcher {
    @Override
    public PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline) {
      return new PolicyFetch.NotSeen(address, "there is none");
    }

    @Override
    public PlainHttpLook fetchInCleartext(
        DomainName domain, InetAddress address, Deadline deadline) {
      return new PlainHttpLook.Nothing("there is none");
    }
  }
}
