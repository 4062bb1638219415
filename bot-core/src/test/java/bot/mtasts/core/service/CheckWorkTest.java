package bot.mtasts.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress.Following;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.CheckStanding.Completed;
import bot.mtasts.core.request.CheckStanding.Failed;
import bot.mtasts.core.scenario.FakeEngine;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.lab.scenario.Scenario;
import bot.mtasts.lab.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckWorkTest {
  private static final Scenario SCENARIO = Scenarios.all().getFirst();
  private static final Destination HOOK = new Destination.Callback("https://hook.test/");
  private static final Destination NOTE = new Destination.HelpdeskNote("desk", "42", false);
  private static final CheckRequest REQUEST =
      new CheckRequest(
          "chk_1",
          new DomainName(SCENARIO.domain()),
          "desk",
          "42",
          List.of(HOOK, NOTE),
          false,
          FakeEngine.NOW);

  private final MemoryRequests requests = new MemoryRequests();
  private final MemoryReports reports = new MemoryReports();
  private final Told told = new Told();
  private final MovedClock clock = new MovedClock(FakeEngine.NOW);
  private final CountDownLatch gate = new CountDownLatch(0);
  private final GatedDns dns = new GatedDns(FakeEngine.dns(SCENARIO), gate);
  private final ProgressBoard board = new ProgressBoard(requests, clock);
  private final CheckWork work = work(CheckWorkTest::write);

  @Test
  void a_request_becomes_a_report_and_a_delivery_to_each_destination() throws Exception {
    requests.put(new CheckStanding.Queued(REQUEST));

    work.carryOut("chk_1", 1);

    assertThat(requests.find("chk_1"))
        .get()
        .isInstanceOfSatisfying(
            Completed.class,
            done -> {
              assertThat(done.report().id()).isEqualTo("chk_1");
              assertThat(done.report().domain()).isEqualTo(REQUEST.domain());
            });
    assertThat(requests.deliveries).extracting(Delivery::destination).containsExactly(HOOK, NOTE);
    assertThat(requests.deliveries)
        .allSatisfy(delivery -> {
          assertThat(delivery.event()).isEqualTo(EventType.CHECK_COMPLETED);
          assertThat(delivery.checkId()).isEqualTo("chk_1");
          assertThat(delivery.integration()).isEqualTo("desk");
          assertThat(delivery.payload().body().utf8()).isEqualTo("check.completed completed");
          assertThat(delivery.nextAttemptAt()).isEqualTo(FakeEngine.NOW);
        });
    assertThat(requests.deliveries).extracting(Delivery::messageId).doesNotHaveDuplicates();
    assertThat(told.events).containsExactly("checked chk_1");
  }

  @Test
  void those_who_follow_it_hear_its_stages_and_its_end() throws Exception {
    requests.put(new CheckStanding.Queued(REQUEST));
    List<Happening> heard = new ArrayList<>();
    try (Following following = board.follow("chk_1")) {
      work.carryOut("chk_1", 1);
      for (Happening next = following.next(Duration.ofSeconds(50));
          next != null;
          next = following.next(Duration.ofSeconds(50))) {
        heard.add(next);
      }
    }

    assertThat(heard)
        .filteredOn(Happening.StageEnded.class::isInstance)
        .hasSize(Stage.values().length);
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(
            Happening.Ended.class,
            end -> assertThat(end.standing()).isEqualTo(requests.find("chk_1").orElseThrow()));
  }

  @Test
  void what_a_dead_process_began_is_begun_again() throws Exception {
    requests.put(new CheckStanding.Running(REQUEST));

    work.carryOut("chk_1", 1);

    assertThat(requests.find("chk_1")).get().isInstanceOf(Completed.class);
  }

  @Test
  void what_has_ended_is_left_alone() throws Exception {
    requests.put(new Failed(REQUEST, "given up"));

    work.carryOut("chk_1", 1);

    assertThat(requests.find("chk_1")).contains(new Failed(REQUEST, "given up"));
    assertThat(dns.looks).hasValue(0);
    assertThat(told.events).isEmpty();
  }

  @Test
  void a_request_that_is_no_more_is_passed_over() throws Exception {
    work.carryOut("chk_gone", 1);

    assertThat(dns.looks).hasValue(0);
  }

  @Test
  void earlier_checks_speak_in_the_report() throws Exception {
    requests.put(new CheckStanding.Queued(REQUEST));
    reports.history =
        List.of(
            PastSighting.read(
                FakeEngine.NOW.minus(Duration.ofHours(1)),
                List.of("v=STSv1; id=another1;"),
                "version: STSv1\r\nmode: testing\r\nmx: elsewhere.test\r\nmax_age: 86400\r\n"
                    .getBytes(StandardCharsets.UTF_8)));

    work.carryOut("chk_1", 1);

    Completed done = (Completed) requests.find("chk_1").orElseThrow();
    assertThat(done.report().cachedOutlook()).isNotNull();
  }

  @Test
  void a_failure_of_ours_is_tried_again() {
    requests.put(new CheckStanding.Queued(REQUEST));
    CheckWork failing =
        work((_, _, _, _, _) -> {
          throw new IllegalStateException("the disk is full");
        });

    assertThatThrownBy(() -> failing.carryOut("chk_1", 3)).hasMessage("the disk is full");

    assertThat(requests.find("chk_1")).contains(new CheckStanding.Running(REQUEST));
    assertThat(told.events).isEmpty();
  }

  @Test
  void after_the_fourth_failure_the_request_is_given_up_in_words_for_people() throws Exception {
    requests.put(new CheckStanding.Queued(REQUEST));
    CheckWork failing =
        work((_, destination, event, ended, now) -> {
          if (event == EventType.CHECK_COMPLETED) {
            throw new IllegalStateException("the disk is full");
          }
          return write(null, destination, event, ended, now);
        });

    failing.carryOut("chk_1", 4);

    assertThat(requests.find("chk_1"))
        .get()
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("4 attempts", "ours", "chk_1")
                    .doesNotContain("disk"));
    assertThat(requests.deliveries)
        .hasSize(2)
        .allSatisfy(delivery ->
            assertThat(delivery.payload().body().utf8()).isEqualTo("check.failed failed"));
    assertThat(told.events).containsExactly("gave up chk_1");
  }

  @Test
  void what_cannot_even_be_told_of_is_ended_all_the_same() throws Exception {
    requests.put(new CheckStanding.Queued(REQUEST));
    CheckWork failing =
        work((_, _, _, _, _) -> {
          throw new IllegalStateException("the template is broken");
        });

    failing.carryOut("chk_1", 4);

    assertThat(requests.find("chk_1")).get().isInstanceOf(Failed.class);
    assertThat(requests.deliveries).isEmpty();
  }

  @Test
  void while_the_store_is_gone_nothing_is_given_up() {
    requests.put(new CheckStanding.Queued(REQUEST));
    CheckWork failing =
        work((_, _, _, _, _) -> {
          throw new StoreException("no connection", new IOException("refused"));
        });

    assertThatThrownBy(() -> failing.carryOut("chk_1", 4)).isInstanceOf(StoreException.class);

    assertThat(requests.find("chk_1")).contains(new CheckStanding.Running(REQUEST));
    assertThat(told.events).isEmpty();
  }

  private CheckWork work(PayloadWriter writer) {
    return new CheckWork(
        requests,
        reports,
        new CheckService(FakeEngine.prober(SCENARIO, dns, clock), clock),
        new Announcements(new NoIntegrations(), writer, clock),
        board,
        told);
  }

  private static Payload write(
      @Nullable Integration integration,
      Destination destination,
      EventType event,
      CheckStanding ended,
      Instant now) {
    return new Payload("text/plain", ByteString.encodeUtf8(event.word() + " " + ended.word()));
  }
}
