package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress.Following;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgressBoardTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final CheckRequest REQUEST =
      new CheckRequest("chk_1", new DomainName("a.test"), null, null, List.of(), false, NOW);
  private static final CheckStanding QUEUED = new CheckStanding.Queued(REQUEST);
  private static final CheckStanding FAILED = new CheckStanding.Failed(REQUEST, "gave up");
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Happening RECORD =
      new Happening.StageEnded(Stage.RECORD, Duration.ofMillis(5));
  private static final Happening POLICY =
      new Happening.StageEnded(Stage.POLICY, Duration.ofMillis(9));

  private final MemoryRequests requests = new MemoryRequests();
  private final MovedClock clock = new MovedClock(NOW);
  private final ProgressBoard board = new ProgressBoard(requests, clock, Duration.ofMillis(5));

  /// Asks the store once, and never again in a test's life.
  private final ProgressBoard patient = new ProgressBoard(requests, clock, Duration.ofDays(1));

  @Test
  void what_has_happened_comes_first_and_then_what_happens() throws InterruptedException {
    requests.put(QUEUED);
    ProgressBoard.Run run = patient.begin("chk_1");
    run.progress().ended(Stage.RECORD, Duration.ofMillis(5));
    try (Following following = patient.follow("chk_1")) {
      assertThat(following.next(AT_ONCE)).isEqualTo(RECORD);
      assertThat(following.next(AT_ONCE)).isNull();

      run.progress().ended(Stage.POLICY, Duration.ofMillis(9));
      run.ended(FAILED);
      run.close();

      assertThat(following.next(LONG)).isEqualTo(POLICY);
      assertThat(following.next(LONG)).isEqualTo(new Happening.Ended(FAILED));
      assertThat(following.next(LONG)).as("at once: nothing follows").isNull();
    }
    assertThat(requests.asked).as("a check that runs here needs no questions").hasValue(0);
  }

  @Test
  void who_waits_is_woken() throws Exception {
    ProgressBoard.Run run = patient.begin("chk_1");
    CountDownLatch heardOne = new CountDownLatch(1);
    try (Following following = patient.follow("chk_1")) {
      FutureTask<Happening> second =
          new FutureTask<>(() -> {
            following.next(LONG);
            heardOne.countDown();
            return following.next(LONG);
          });
      Thread.ofVirtual().start(second);
      run.progress().ended(Stage.RECORD, Duration.ofMillis(5));
      heardOne.await();
      run.progress().ended(Stage.POLICY, Duration.ofMillis(9));

      assertThat(second.get()).isEqualTo(POLICY);
    }
  }

  @Test
  void the_end_of_a_check_that_runs_elsewhere_is_seen_in_the_store() throws Exception {
    requests.put(QUEUED);
    try (Following following = board.follow("chk_1")) {
      assertThat(following.next(Duration.ofMillis(1))).isNull();
      requests.put(FAILED);
      assertThat(following.next(LONG)).isEqualTo(new Happening.Ended(FAILED));
    }
  }

  @Test
  void a_check_that_comes_to_run_here_is_heard_from_then_on() throws InterruptedException {
    requests.put(QUEUED);
    try (Following following = patient.follow("chk_1")) {
      assertThat(following.next(AT_ONCE)).isNull();
      patient.begin("chk_1").progress().ended(Stage.RECORD, Duration.ofMillis(5));
      assertThat(following.next(LONG)).isEqualTo(RECORD);
    }
  }

  @Test
  void one_that_stops_running_here_without_an_end_is_looked_for_in_the_store()
      throws InterruptedException {
    requests.put(QUEUED);
    ProgressBoard.Run run = board.begin("chk_1");
    try (Following following = board.follow("chk_1")) {
      run.close();
      requests.put(FAILED);
      assertThat(following.next(LONG)).isEqualTo(new Happening.Ended(FAILED));
    }
  }

  @Test
  void a_second_attempt_does_not_tell_a_stage_again() throws InterruptedException {
    requests.put(QUEUED);
    try (Following following = patient.follow("chk_1")) {
      try (ProgressBoard.Run first = patient.begin("chk_1")) {
        first.progress().ended(Stage.RECORD, Duration.ofMillis(5));
      }
      ProgressBoard.Run second = patient.begin("chk_1");
      second.progress().ended(Stage.RECORD, Duration.ofMillis(7));
      second.progress().ended(Stage.POLICY, Duration.ofMillis(9));

      assertThat(following.next(AT_ONCE)).isEqualTo(RECORD);
      assertThat(following.next(AT_ONCE)).isEqualTo(POLICY);
    }
  }

  @Test
  void an_id_nobody_knows_is_told_once() throws InterruptedException {
    try (Following following = board.follow("chk_x")) {
      assertThat(following.next(LONG)).isEqualTo(new Happening.Unknown());
      assertThat(following.next(LONG)).isNull();
    }
    assertThat(board.await("chk_x", LONG)).isEmpty();
  }

  @Test
  void of_many_who_wait_one_asks_for_all() throws InterruptedException {
    requests.put(QUEUED);
    for (int i = 0; i < 50; i++) {
      // Held open, so that all of them follow the same check at the same time.
      Following following = patient.follow("chk_1");
      assertThat(following.next(AT_ONCE)).isNull();
    }
    assertThat(requests.asked).hasValue(1);
  }

  @Test
  void the_stages_are_kept_for_a_minute_after_the_end() throws InterruptedException {
    try (ProgressBoard.Run run = board.begin("chk_1")) {
      run.progress().ended(Stage.RECORD, Duration.ofMillis(5));
      run.ended(FAILED);
    }
    clock.pass(Duration.ofSeconds(59));
    try (Following late = board.follow("chk_1")) {
      assertThat(late.next(LONG)).isEqualTo(RECORD);
      assertThat(late.next(LONG)).isEqualTo(new Happening.Ended(FAILED));
    }
    clock.pass(Duration.ofSeconds(2));
    requests.put(FAILED);
    try (Following later = board.follow("chk_1")) {
      assertThat(later.next(LONG)).isEqualTo(new Happening.Ended(FAILED));
    }
  }

  @Test
  void awaiting_passes_over_the_stages_and_gives_the_end() throws Exception {
    requests.put(QUEUED);
    CompletableFuture<CheckStanding> end = new CompletableFuture<>();
    Thread waiter =
        Thread.ofVirtual()
            .start(() -> {
              try {
                end.complete(patient.await("chk_1", LONG).orElseThrow());
              } catch (InterruptedException e) {
                end.completeExceptionally(e);
              }
            });
    ProgressBoard.Run run = patient.begin("chk_1");
    run.progress().ended(Stage.RECORD, Duration.ofMillis(5));
    run.ended(FAILED);
    run.close();

    assertThat(end.get()).isEqualTo(FAILED);
    waiter.join();
  }

  @Test
  void awaiting_too_briefly_tells_how_far_it_has_come() throws InterruptedException {
    requests.put(QUEUED);

    assertThat(patient.await("chk_1", Duration.ofMillis(1))).contains(QUEUED);
    assertThat(patient.await("chk_1", AT_ONCE)).contains(QUEUED);
  }
}
