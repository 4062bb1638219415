package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnsLooks;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetcher;
import bot.mtasts.core.probe.Prober;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.StartTlsProber;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckServiceTest {
  private static final DomainName DOMAIN = new DomainName("example.test");

  @Test
  @Timeout(20)
  void only_so_many_looks_are_taken_at_a_time_and_each_turn_is_given_back() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger mostInside = new AtomicInteger();
    // Lets looks go on in pairs: if they came one by one, all would wait for ever.
    CyclicBarrier pair = new CyclicBarrier(2);
    CheckService service =
        service(
            () -> {
              mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
              await(pair);
              inside.decrementAndGet();
              throw new LookBegan();
            },
            2);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> checks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        checks.add(threads.submit(() -> service.check(DOMAIN, List.of())));
      }
      for (Future<?> check : checks) {
        assertThatThrownBy(check::get).hasCauseInstanceOf(LookBegan.class);
      }
    }

    assertThat(mostInside).hasValue(2);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How far a look comes here.
  private static final class LookBegan extends RuntimeException {}

  private static CheckService service(DnsLooks opening, int mostLooks) {
    NobodyThere nobody = new NobodyThere();
    return new CheckService(
        new Prober(
            opening,
            nobody,
            nobody,
            EgressGuard.strict(),
            LookSettings.STANDARD,
            InstantSource.system()),
        InstantSource.system(),
        mostLooks);
  }

  /// Hosts that no look gets as far as.
  private static final class NobodyThere implements PolicyFetcher, StartTlsProber {
    @Override
    public PolicyFetch fetch(DomainName domain, InetAddress address, Deadline deadline) {
      throw new AssertionError("nothing was to be fetched");
    }

    @Override
    public PlainHttpLook fetchInCleartext(
        DomainName domain, InetAddress address, Deadline deadline) {
      throw new AssertionError("nothing was to be fetched");
    }

    @Override
    public StartTlsProbe probe(HostName host, InetAddress address, Deadline deadline) {
      throw new AssertionError("nobody was to be probed");
    }

    @Override
    public InjectionProbe probeInjection(HostName host, InetAddress address, Deadline deadline) {
      throw new AssertionError("nobody was to be probed");
    }
  }
}
