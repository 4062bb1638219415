package bot.mtasts.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProberTest {
  private static final DomainName DOMAIN = new DomainName("a.test");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void the_policy_is_fetched_without_waiting_for_the_record() throws InterruptedException {
    Town town = new Town();
    town.recordWaitsFor = town.fetched;
    Observations seen = look(town);
    assertThat(seen.fetches()).singleElement().isInstanceOf(PolicyFetch.NotSeen.class);
    assertThat(seen.record()).isInstanceOf(DnsAnswer.NoData.class);
  }

  @Test
  void one_family_does_not_wait_for_the_other() throws InterruptedException {
    Town town = new Town();
    town.ipv6WaitsFor = town.probed;
    assertThat(look(town).mxHosts().getFirst().probes()).hasSize(1);
  }

  @Test
  void addresses_in_closed_space_are_seen_and_never_connected_to() throws InterruptedException {
    Town town = new Town();
    town.address = "10.0.0.1";
    Observations seen = look(town);
    assertThat(seen.policyHost().privateOnly()).isTrue();
    assertThat(seen.mxHosts().getFirst().addresses())
        .isNotNull()
        .satisfies(look -> assertThat(look.forbidden()).hasSize(1));
    assertThat(town.connections.get()).isZero();
  }

  @Test
  void without_mx_the_domain_itself_is_probed() throws InterruptedException {
    Town town = new Town();
    town.mx = new DnsAnswer.NoData<>(List.of());
    assertThat(look(town).mxHosts())
        .singleElement()
        .satisfies(host -> {
          assertThat(host.host()).isEqualTo(DOMAIN.host());
          assertThat(host.preference()).isNull();
          assertThat(host.probes()).hasSize(1);
        });
  }

  @Test
  void null_mx_is_no_host() throws InterruptedException {
    Town town = new Town();
    town.mx = found(List.of(new MxRecord(0, HostName.of("."))));
    Observations seen = look(town);
    assertThat(seen.nullMxAlone()).isTrue();
    assertThat(seen.mxHosts()).isEmpty();
  }

  @Test
  void hosts_beyond_the_limit_are_listed_and_not_probed() throws InterruptedException {
    Town town = new Town();
    int many = LookSettings.MOST_MX_HOSTS + 3;
    town.mx =
        found(
            IntStream.range(0, many)
                .mapToObj(i -> new MxRecord(i, HostName.of("mx%d.a.test".formatted(i))))
                .toList());
    List<MxSighting> hosts = look(town).mxHosts();
    assertThat(hosts).hasSize(many);
    assertThat(hosts).filteredOn(host -> host.notProbed() != null).hasSize(3);
    assertThat(hosts.getLast().addresses()).isNull();
  }

  @Test
  void an_address_literal_is_not_asked_for() throws InterruptedException {
    Town town = new Town();
    town.mx = found(List.of(new MxRecord(10, HostName.of("192.0.2.1"))));
    assertThat(look(town).mxHosts().getFirst().addresses()).isNull();
    assertThat(town.askedAddresses).doesNotContain("192.0.2.1");
  }

  @Test
  void a_cancelled_look_leaves_no_thread() throws InterruptedException {
    Town town = new Town();
    CountDownLatch never = new CountDownLatch(1);
    town.recordWaitsFor = never;
    town.ipv6WaitsFor = never;
    AtomicInteger interrupted = new AtomicInteger();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                look(town);
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
            });
    town.probed.await();
    caller.interrupt();
    caller.join();
    assertThat(interrupted).hasValue(1);
    assertThat(town.running).as("looks that have not ended").isEmpty();
  }

  @Test
  void every_stage_is_told_once_before_the_look_returns() throws InterruptedException {
    Queue<Stage> told = new ConcurrentLinkedQueue<>();

    prober(new Town()).look(DOMAIN, List.of(), (stage, _) -> told.add(stage));

    assertThat(told).containsExactlyInAnyOrder(Stage.values());
  }

  @Test
  void a_stage_is_told_while_others_are_still_seen() throws InterruptedException {
    Town town = new Town();
    CountDownLatch policyTold = new CountDownLatch(1);
    town.recordWaitsFor = policyTold;

    Observations seen =
        prober(town)
            .look(
                DOMAIN,
                List.of(),
                (stage, _) -> {
                  if (stage == Stage.POLICY) {
                    policyTold.countDown();
                  }
                });

    assertThat(seen.record())
        .as("held up until the policy's end was told")
        .isInstanceOf(DnsAnswer.NoData.class);
  }

  @Test
  void every_step_has_its_time() throws InterruptedException {
    assertThat(look(new Town()).timings())
        .extracting(Timing::step)
        .contains(
            "dns TXT _mta-sts.a.test", "dns MX a.test", "https 1.2.3.4", "smtp mx.a.test 1.2.3.4");
  }

  private static Observations look(Town town) throws InterruptedException {
    return prober(town).look(DOMAIN, List.of());
  }

  private static Prober prober(Town town) {
    return new Prober(
        () -> town,
        town,
        town,
        EgressGuard.strict(),
        LookSettings.STANDARD,
        InstantSource.fixed(NOW));
  }

  private static <T> DnsAnswer<T> found(List<T> records) {
    return new DnsAnswer.Found<>(records, Duration.ofMinutes(5), List.of());
  }

  /// A domain with one MX host and one policy host at one address; some looks can be held up.
  private static final class Town implements DnsLookup, PolicyFetcher, StartTlsProber {
    private static final CountDownLatch AT_ONCE = new CountDownLatch(0);

    final CountDownLatch fetched = new CountDownLatch(1);
    final CountDownLatch probed = new CountDownLatch(1);
    final AtomicInteger connections = new AtomicInteger();
    final Set<String> askedAddresses = ConcurrentHashMap.newKeySet();
    final Set<String> running = ConcurrentHashMap.newKeySet();
    volatile CountDownLatch recordWaitsFor = AT_ONCE;
    volatile CountDownLatch ipv6WaitsFor = AT_ONCE;
    volatile String address = "1.2.3.4";
    volatile DnsAnswer<MxRecord> mx = found(List.of(new MxRecord(10, HostName.of("mx.a.test"))));

    private boolean await(CountDownLatch latch, String what) {
      running.add(what);
      try {
        return latch.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        running.remove(what);
      }
    }

    @Override
    public DnsAnswer<TxtRecord> txt(HostName name, Deadline deadline) {
      boolean record = name.equals(DOMAIN.recordName());
      return !record || await(recordWaitsFor, "record")
          ? new DnsAnswer.NoData<>(List.of())
          : new DnsAnswer.NotSeen<>("held up");
    }

    @Override
    public DnsAnswer<MxRecord> mx(HostName name, Deadline deadline) {
      return mx;
    }

    @Override
    public DnsAnswer<Inet4Address> ipv4(HostName name, Deadline deadline) {
      askedAddresses.add(name.text());
      return found(List.of((Inet4Address) InetAddresses.forString(address)));
    }

    @Override
    public DnsAnswer<Inet6Address> ipv6(HostName name, Deadline deadline) {
      await(ipv6WaitsFor, "ipv6 of " + name);
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
      throw new AssertionError("there are no name servers");
    }

    @Override
    public DnssecStatus validate(HostName name, Kind kind, Deadline deadline) {
      return DnssecStatus.of(DnssecStatus.State.INSECURE);
    }

    @Override
    public PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline) {
      connections.incrementAndGet();
      fetched.countDown();
      return new PolicyFetch.NotSeen(address, "there is no network in this test");
    }

    @Override
    public PlainHttpLook fetchInCleartext(
        DomainName domain, InetAddress address, Deadline deadline) {
      return new PlainHttpLook.Nothing("there is no network in this test");
    }

    @Override
    public StartTlsProbe probe(HostName host, InetAddress address, Deadline deadline) {
      connections.incrementAndGet();
      probed.countDown();
      return new StartTlsProbe.NotJudged(address, "there is no network in this test");
    }

    @Override
    public InjectionProbe probeInjection(HostName host, InetAddress address, Deadline deadline) {
      return new InjectionProbe.NotSeen(address, "there is no network in this test");
    }
  }
}
