package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many who ask for one domain.
@Timeout(60)
class SharedChecksTest {
  private static final Scenario SCENARIO = Scenarios.all().getFirst();
  private static final DomainName DOMAIN = new DomainName(SCENARIO.domain());
  private static final Supplier<List<PastSighting>> NO_HISTORY = List::of;

  private final MovedClock clock = new MovedClock(FakeEngine.NOW);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final GatedDns dns = new GatedDns(FakeEngine.dns(SCENARIO), gate);
  private final CheckService service =
      new CheckService(FakeEngine.prober(SCENARIO, dns, clock), clock);

  @Test
  void who_asks_for_a_domain_that_is_being_looked_at_joins_that_look() throws Exception {
    Heard firstHeard = new Heard();
    Heard secondHeard = new Heard();
    Waiter first = waiter("chk_1", firstHeard);
    firstHeard.something.await();
    Waiter second = waiter("chk_2", secondHeard);
    secondHeard.something.await();
    gate.countDown();

    CheckReport one = first.report();
    CheckReport two = second.report();

    assertThat(dns.looks).hasValue(1);
    assertThat(one.id()).isEqualTo("chk_1");
    assertThat(two.id()).isEqualTo("chk_2");
    assertThat(two).usingRecursiveComparison().ignoringFields("id").isEqualTo(one);
    assertThat(firstHeard.stages).containsExactlyInAnyOrder(Stage.values());
    assertThat(secondHeard.stages)
        .as("from the start, in the same order")
        .containsExactlyElementsOf(firstHeard.stages);
  }

  @Test
  void a_look_of_a_moment_ago_is_judged_again() throws Exception {
    gate.countDown();
    CheckReport first = check("chk_1", false);
    clock.pass(Duration.ofSeconds(59));
    Heard heard = new Heard();

    CheckReport second = service.check("chk_2", DOMAIN, NO_HISTORY, false, heard);

    assertThat(dns.looks).hasValue(1);
    assertThat(second.id()).isEqualTo("chk_2");
    assertThat(second.startedAt()).isEqualTo(first.startedAt());
    assertThat(heard.stages).containsExactlyInAnyOrder(Stage.values());
  }

  @Test
  void after_a_minute_it_is_not() throws Exception {
    gate.countDown();
    CheckReport first = check("chk_1", false);
    clock.pass(Duration.ofSeconds(61));

    assertThat(check("chk_2", false).startedAt()).isAfter(first.startedAt());
    assertThat(dns.looks).hasValue(2);
  }

  @Test
  void nor_for_somebody_who_wants_a_fresh_one() throws Exception {
    gate.countDown();
    check("chk_1", false);

    check("chk_2", true);

    assertThat(dns.looks).hasValue(2);
  }

  @Test
  void somebody_who_wants_a_fresh_one_joins_a_look_that_still_runs() throws Exception {
    Heard heard = new Heard();
    Waiter first = waiter("chk_1", heard);
    heard.something.await();
    Heard freshHeard = new Heard();
    Waiter fresh = new Waiter(() -> service.check("chk_2", DOMAIN, NO_HISTORY, true, freshHeard));
    freshHeard.something.await();
    gate.countDown();

    first.report();
    fresh.report();

    assertThat(dns.looks).hasValue(1);
  }

  @Test
  void history_is_asked_for_only_by_a_new_look() throws Exception {
    gate.countDown();
    AtomicInteger asked = new AtomicInteger();
    Supplier<List<PastSighting>> history =
        () -> {
          asked.incrementAndGet();
          return List.of();
        };

    service.check("chk_1", DOMAIN, history, false, LookProgress.UNHEARD);
    service.check("chk_2", DOMAIN, history, false, LookProgress.UNHEARD);

    assertThat(asked).hasValue(1);
  }

  @Test
  void a_look_goes_on_as_long_as_somebody_waits_for_it() throws Exception {
    Heard heard = new Heard();
    Waiter first = waiter("chk_1", heard);
    heard.something.await();
    Heard secondHeard = new Heard();
    Waiter second = waiter("chk_2", secondHeard);
    secondHeard.something.await();

    first.interrupt();
    gate.countDown();

    assertThat(second.report().id()).isEqualTo("chk_2");
    assertThat(dns.looks).hasValue(1);
    assertThat(dns.cutOff).hasValue(0);
  }

  @Test
  void when_the_last_one_leaves_nothing_is_left_running_and_the_next_looks_anew() throws Exception {
    Heard heard = new Heard();
    Waiter only = waiter("chk_1", heard);
    heard.something.await();

    only.interrupt();

    assertThat(dns.cutOff).as("ended before the waiter was let go").hasValue(1);
    gate.countDown();
    assertThat(check("chk_2", false).id()).isEqualTo("chk_2");
    assertThat(dns.looks).hasValue(2);
  }

  @Test
  void a_look_that_failed_is_told_to_all_and_not_remembered() throws Exception {
    gate.countDown();
    Supplier<List<PastSighting>> broken =
        () -> {
          throw new IllegalStateException("the database is gone");
        };

    assertThatThrownBy(() -> service.check("chk_1", DOMAIN, broken, false, LookProgress.UNHEARD))
        .hasRootCauseMessage("the database is gone");
    assertThat(check("chk_2", false).id()).isEqualTo("chk_2");
  }

  private CheckReport check(String id, boolean fresh) throws InterruptedException {
    return service.check(id, DOMAIN, NO_HISTORY, fresh, LookProgress.UNHEARD);
  }

  private Waiter waiter(String id, Heard heard) {
    return new Waiter(() -> service.check(id, DOMAIN, NO_HISTORY, false, heard));
  }

  /// Somebody who waits for a check on a thread of their own.
  private static final class Waiter {
    private final FutureTask<CheckReport> check;
    private final Thread thread;

    Waiter(Callable<CheckReport> check) {
      this.check = new FutureTask<>(check);
      this.thread = Thread.ofVirtual().start(this.check);
    }

    CheckReport report() throws Exception {
      return check.get();
    }

    /// Returns when the waiter was let go.
    void interrupt() throws InterruptedException {
      thread.interrupt();
      thread.join();
      assertThatThrownBy(check::get).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  /// Stages that were told; the first tells that its waiter has come to the look.
  private static final class Heard implements LookProgress {
    final CountDownLatch something = new CountDownLatch(1);
    final Queue<Stage> stages = new ConcurrentLinkedQueue<>();

    @Override
    public void ended(Stage stage, Duration after) {
      stages.add(stage);
      something.countDown();
    }
  }
}
