package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.store.CheckRequests.Acceptance;
import bot.mtasts.core.store.CheckRequests.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances on one PostgreSQL.
class TwoStoresTest extends OpenStore {
  private static final int JOBS = 500;

  private Database otherDatabase;
  private Store other;

  @SuppressWarnings("NullAway.Init")
  TwoStoresTest() {
    super(Server.POSTGRESQL);
  }

  @BeforeEach
  void openOther() throws StoreSetupException {
    otherDatabase = Database.open(settings);
    other = Store.of(otherDatabase, sealer, Retention.usual(), QUICK, clock);
  }

  @AfterEach
  void closeOther() {
    other.close();
    otherDatabase.close();
  }

  @Test
  void they_share_the_jobs_and_do_each_once() {
    ConcurrentLinkedQueue<String> here = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> there = new ConcurrentLinkedQueue<>();
    List<CheckRequest> requests =
        IntStream.range(0, JOBS).mapToObj(_ -> Samples.request(clock.instant())).toList();
    store.requests().accept(requests, null);

    store.jobs().start(collecting(here));
    other.jobs().start(collecting(there));
    until(() -> store.jobs().depth() == 0);

    List<String> all = new ArrayList<>(here);
    all.addAll(there);
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(requests.stream().map(CheckRequest::id).toList());
    assertThat(here).as("both do their share").isNotEmpty();
    assertThat(there).as("both do their share").isNotEmpty();
  }

  private static FakeWork collecting(ConcurrentLinkedQueue<String> ids) {
    return new FakeWork() {
      @Override
      public void check(String checkId, int attempt) {
        ids.add(checkId);
      }
    };
  }

  @Test
  void of_equal_claims_over_both_exactly_one_wins() throws Exception {
    for (int round = 0; round < 20; round++) {
      Claim claim = Samples.claim("key" + round, "hash", clock.instant());
      CountDownLatch go = new CountDownLatch(1);
      List<Acceptance> acceptances = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Acceptance>> all =
            IntStream.range(0, 16)
                .mapToObj(i ->
                    threads.submit(() -> {
                      go.await();
                      Store one = i % 2 == 0 ? store : other;
                      return one.requests()
                          .accept(List.of(Samples.request(clock.instant())), claim);
                    }))
                .toList();
        go.countDown();
        for (Future<Acceptance> each : all) {
          acceptances.add(each.get());
        }
      }

      assertThat(acceptances).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
      assertThat(acceptances).filteredOn(Acceptance.InProgress.class::isInstance).hasSize(15);
    }
    assertThat(count("check_requests")).isEqualTo(20);
    assertThat(count("check_jobs")).isEqualTo(20);
  }

  @Test
  void what_one_puts_in_the_other_takes() throws Exception {
    FakeWork work = new FakeWork();
    other.jobs().start(work);
    CheckRequest request = Samples.request(clock.instant());

    store.requests().accept(List.of(request), null);

    assertThat(work.next()).isEqualTo(request.id() + " 1");
  }

  @Test
  void what_one_hands_back_the_other_takes() throws Exception {
    FakeWork stuck =
        new FakeWork() {
          @Override
          public void check(String checkId, int attempt) throws InterruptedException {
            note("begun");
            new CountDownLatch(1).await();
          }
        };
    store.jobs().start(stuck);
    CheckRequest request = Samples.request(clock.instant());
    store.requests().accept(List.of(request), null);
    stuck.next();
    FakeWork work = new FakeWork();
    other.jobs().start(work);

    store.jobs().close();

    assertThat(work.next())
        .as("at once, not after missed heartbeats")
        .isEqualTo(request.id() + " 1");
  }

  @Test
  void a_key_that_one_adds_the_other_knows() {
    Integration integration =
        new Integration(
            "rt",
            "rt",
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of("token", new Secret("x")),
            clock.instant());
    store.integrations().add(integration);

    assertThat(other.integrations().find("rt")).contains(integration);
    assertThat(other.integrations().add(integration)).isFalse();
  }
}
