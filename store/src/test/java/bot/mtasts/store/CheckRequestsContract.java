package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.CheckRequests.Acceptance;
import bot.mtasts.core.store.CheckRequests.Claim;
import bot.mtasts.core.store.CheckRequests.Filter;
import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import bot.mtasts.core.store.Page;
import bot.mtasts.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class CheckRequestsContract extends OpenStore {
  private static final Filter ANY = new Filter(null, null);
  private static final StoredAnswer ANSWER =
      new StoredAnswer(202, "application/json", "/api/v1/checks/chk_1", "{\"id\":\"\u0000ü\"}");

  CheckRequestsContract(Server server) {
    super(server);
  }

  private Instant now() {
    return clock.instant();
  }

  private CheckRequests requests() {
    return store.requests();
  }

  @Test
  void what_was_accepted_is_found_as_it_was() {
    CheckRequest request =
        new CheckRequest(
            Ids.check(now()),
            new DomainName("xn--bcher-kva.test"),
            null,
            null,
            List.of(
                Samples.CALLBACK,
                new Destination.HelpdeskNote("rt", "4711", true),
                new Destination.SlackChannel(null, "#mail"),
                new Destination.SlackChannel("T1", "C2"),
                new Destination.DiscordChannel("99")),
            true,
            Instant.parse("2026-11-20T11:59:59.123456Z"));

    assertThat(requests().accept(List.of(request), null)).isEqualTo(new Acceptance.Accepted());

    assertThat(requests().find(request.id())).contains(new CheckStanding.Queued(request));
    assertThat(requests().find("chk_0")).isEmpty();
    assertThat(store.jobs().depth()).isEqualTo(1);
  }

  @Test
  void of_sixteen_equal_claims_at_once_exactly_one_wins() throws Exception {
    Claim claim = Samples.claim("key-1", "hash", now());
    CountDownLatch go = new CountDownLatch(1);
    List<Acceptance> acceptances = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Acceptance> one =
          () -> {
            go.await();
            return requests().accept(List.of(Samples.request(now())), claim);
          };
      List<Future<Acceptance>> all =
          IntStream.range(0, 16).mapToObj(_ -> threads.submit(one)).toList();
      go.countDown();
      for (Future<Acceptance> each : all) {
        acceptances.add(each.get());
      }
    }

    assertThat(acceptances).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
    assertThat(acceptances).filteredOn(Acceptance.InProgress.class::isInstance).hasSize(15);
    assertThat(count("check_requests")).isEqualTo(1);
    assertThat(count("check_jobs")).isEqualTo(1);
  }

  @Test
  void a_repetition_is_told_to_wait_until_the_answer_is_there() {
    Claim claim = Samples.claim("key-1", "hash", now());
    requests().accept(List.of(Samples.request(now())), claim);

    assertThat(again(claim)).isEqualTo(new Acceptance.InProgress());

    requests().answered(claim, ANSWER);
    assertThat(again(claim)).isEqualTo(new Acceptance.Repeated(ANSWER));
    assertThat(count("check_requests")).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_known_beforehand_is_given_at_once() {
    Claim claim =
        new Claim("helpdesk", "key", "hash", ANSWER, now(), now().plus(Duration.ofHours(1)));
    requests().accept(List.of(Samples.request(now())), claim);

    assertThat(again(claim)).isEqualTo(new Acceptance.Repeated(ANSWER));
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    requests().accept(List.of(Samples.request(now())), Samples.claim("key", "hash", now()));

    assertThat(again(Samples.claim("key", "other", now()))).isEqualTo(new Acceptance.OtherBody());
  }

  @Test
  void the_same_key_of_another_client_is_another_key() {
    requests().accept(List.of(Samples.request(now())), Samples.claim("key", "hash", now()));
    Claim other = new Claim("other", "key", "hash", null, now(), now().plusSeconds(60));

    assertThat(again(other)).isEqualTo(new Acceptance.Accepted());
  }

  @Test
  void when_whoever_was_to_answer_is_dead_the_requests_are_named() {
    Claim claim = Samples.claim("key", "hash", now());
    CheckRequest first = Samples.request(now());
    CheckRequest second = Samples.request(now());
    requests().accept(List.of(first, second), claim);
    clock.move(Duration.ofSeconds(30));

    assertThat(again(claim)).isEqualTo(new Acceptance.Unanswered(List.of(first.id(), second.id())));
  }

  @Test
  void a_claim_that_has_expired_is_replaced() {
    Claim claim = Samples.claim("key", "hash", now());
    requests().accept(List.of(Samples.request(now())), claim);
    requests().answered(claim, ANSWER);
    clock.move(Duration.ofHours(24));

    assertThat(again(Samples.claim("key", "other", now()))).isEqualTo(new Acceptance.Accepted());
    assertThat(count("check_requests")).isEqualTo(2);
    assertThat(count("claims")).isEqualTo(1);
  }

  private Acceptance again(Claim claim) {
    return requests().accept(List.of(Samples.request(now())), claim);
  }

  @Test
  void of_a_batch_with_a_fault_nothing_is_left() {
    CheckRequest good = Samples.request(now());

    assertThatThrownBy(
            () -> requests().accept(List.of(good, good), Samples.claim("key", "hash", now())))
        .isInstanceOf(StoreException.class)
        .hasMessage("The database refused a statement (SQLState 23505).");

    assertThat(count("check_requests")).isZero();
    assertThat(count("check_jobs")).isZero();
    assertThat(count("claims")).isZero();
  }

  @Test
  void when_the_job_cannot_be_put_in_there_is_no_request_either() {
    CheckRequest request = Samples.request(now());
    requests().accept(List.of(request), null);
    database.transactions().run(handle -> handle.execute("delete from check_requests"));

    assertThatThrownBy(() -> requests().accept(List.of(request), null))
        .as("its job is still there")
        .isInstanceOf(StoreException.class);

    assertThat(requests().find(request.id())).isEmpty();
    assertThat(count("check_jobs")).isEqualTo(1);
  }

  @Test
  void a_request_runs_and_is_completed_with_report_and_deliveries() {
    CheckRequest request = Samples.request(now());
    requests().accept(List.of(request), null);
    requests().started(request.id());
    assertThat(requests().find(request.id())).contains(new CheckStanding.Running(request));

    CheckReport report = Samples.report(request);
    Delivery delivery = Samples.delivery(request.id(), now());
    requests().complete(report, List.of(delivery));

    assertThat(requests().find(request.id()))
        .contains(new CheckStanding.Completed(request, report));
    assertThat(store.reports().find(request.id())).contains(report);
    assertThat(store.deliveries().find(delivery.id())).contains(delivery);
    assertThat(count("delivery_jobs")).isEqualTo(1);
  }

  @Test
  void a_request_that_has_ended_stays_as_it_is() {
    CheckRequest request = Samples.request(now());
    requests().accept(List.of(request), null);
    requests().fail(request.id(), "We could not look.", List.of());

    requests().started(request.id());
    requests().complete(Samples.report(request), List.of(Samples.delivery(request.id(), now())));
    requests().fail(request.id(), "Another reason.", List.of());

    assertThat(requests().find(request.id()))
        .contains(new CheckStanding.Failed(request, "We could not look."));
    assertThat(store.reports().find(request.id())).isEmpty();
    assertThat(count("deliveries")).isZero();
    assertThat(count("delivery_jobs")).isZero();
  }

  @Test
  void nothing_is_kept_of_a_request_that_nobody_made() {
    CheckRequest request = Samples.request(now());

    requests().complete(Samples.report(request), List.of(Samples.delivery(request.id(), now())));

    assertThat(count("reports")).isZero();
    assertThat(count("deliveries")).isZero();
  }

  @Test
  void when_a_delivery_cannot_be_kept_the_request_has_not_ended() {
    CheckRequest request = Samples.request(now());
    requests().accept(List.of(request), null);
    Delivery delivery = Samples.delivery(request.id(), now());

    assertThatThrownBy(
            () -> requests().complete(Samples.report(request), List.of(delivery, delivery)))
        .isInstanceOf(StoreException.class);

    assertThat(requests().find(request.id())).contains(new CheckStanding.Queued(request));
    assertThat(count("reports")).isZero();
    assertThat(count("sightings")).isZero();
    assertThat(count("delivery_jobs")).isZero();
  }

  @Test
  void a_reason_is_made_to_fit() {
    CheckRequest request = Samples.request(now());
    requests().accept(List.of(request), null);

    requests().fail(request.id(), Samples.HOSTILE + "x".repeat(5000), List.of());

    assertThat(requests().find(request.id()))
        .get()
        .isInstanceOfSatisfying(
            CheckStanding.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .hasSize(2000)
                    .startsWith("\uFFFD\uFFFD ")
                    .endsWith("x…"));
  }

  @Test
  void pages_go_from_the_newest_to_the_oldest_and_do_not_move() {
    List<CheckRequest> all = accepted(5);

    Page<CheckStanding> first = requests().list(ANY, null, 2);
    CheckRequest late = accepted(1).getFirst();
    Page<CheckStanding> second = requests().list(ANY, first.next(), 2);
    Page<CheckStanding> third = requests().list(ANY, second.next(), 2);

    assertThat(ids(first)).containsExactly(all.get(4).id(), all.get(3).id());
    assertThat(ids(second)).containsExactly(all.get(2).id(), all.get(1).id());
    assertThat(ids(third)).containsExactly(all.get(0).id());
    assertThat(third.next()).isNull();
    assertThat(ids(requests().list(ANY, null, 1))).containsExactly(late.id());
  }

  @Test
  void a_full_last_page_is_the_last() {
    accepted(2);

    assertThat(requests().list(ANY, null, 2).next()).isNull();
  }

  @Test
  void a_list_can_be_narrowed_to_an_integration_and_a_domain() {
    DomainName other = new DomainName("other.test");
    CheckRequest mine = Samples.request(now(), Samples.DOMAIN, "mine");
    CheckRequest yours = Samples.request(now(), Samples.DOMAIN, "yours");
    CheckRequest mineToo = Samples.request(now(), other, "mine");
    CheckRequest nobodys = Samples.request(now(), other, null);
    requests().accept(List.of(mine, yours, mineToo, nobodys), null);

    assertThat(ids(requests().list(new Filter("mine", null), null, 9)))
        .containsExactlyInAnyOrder(mine.id(), mineToo.id());
    assertThat(ids(requests().list(new Filter(null, other), null, 9)))
        .containsExactlyInAnyOrder(mineToo.id(), nobodys.id());
    assertThat(ids(requests().list(new Filter("mine", other), null, 9)))
        .containsExactly(mineToo.id());
  }

  private List<CheckRequest> accepted(int count) {
    List<CheckRequest> accepted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clock.move(Duration.ofMillis(1));
      accepted.add(Samples.request(now()));
      requests().accept(List.of(accepted.getLast()), null);
    }
    return accepted;
  }

  private static List<String> ids(Page<CheckStanding> page) {
    return page.items().stream().map(each -> each.request().id()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "!!!!", "Y2hrXw", "JyBvciAxPTE"})
  void a_cursor_that_was_not_given_out_is_refused(String cursor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests().list(ANY, cursor, 10))
        .withMessage("This cursor is none that was given out here");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void a_page_holds_one_to_a_hundred(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> requests().list(ANY, null, limit));
  }

  @Test
  void the_longest_of_everything_is_kept() {
    String label = "a".repeat(63);
    DomainName longest = new DomainName(String.join(".", label, label, label, "b".repeat(61)));
    Claim claim =
        new Claim(
            "c".repeat(100), "\uD83D\uDE00".repeat(127) + "k", "h".repeat(128), null, now(), now());
    CheckRequest request =
        new CheckRequest(
            Ids.check(now()),
            longest,
            "i".repeat(63),
            "ü".repeat(200),
            List.of(new Destination.Callback("https://x.test/" + "u".repeat(2033))),
            false,
            now());

    requests().accept(List.of(request), claim);

    assertThat(requests().find(request.id())).contains(new CheckStanding.Queued(request));
  }

  @Test
  void what_does_not_fit_is_refused_in_words_that_do_not_quote_it() {
    CheckRequest longTicket = withTicket("t".repeat(201));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests().accept(List.of(longTicket), null))
        .withMessage("The ticket: 201 characters; at most 200 are kept");
    CheckRequest hostile = withTicket(Samples.HOSTILE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests().accept(List.of(hostile), null))
        .withMessage("The ticket holds a NUL or half a surrogate pair, which cannot be kept");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> again(Samples.claim("k".repeat(256), "hash", now())))
        .withMessage("The idempotency key: 256 characters; at most 255 are kept");
    CheckRequest longUrl =
        new CheckRequest(
            Ids.check(now()),
            Samples.DOMAIN,
            null,
            null,
            List.of(new Destination.Callback("https://x.test/" + "u".repeat(2034))),
            false,
            now());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requests().accept(List.of(longUrl), null))
        .withMessage("The callback URL: 2,049 characters; at most 2,048 are kept");
    assertThat(count("check_requests")).isZero();
    assertThat(count("claims")).isZero();
  }

  private CheckRequest withTicket(String ticket) {
    return new CheckRequest(
        Ids.check(now()), Samples.DOMAIN, null, ticket, List.of(), false, now());
  }

  @Test
  void everything_is_there_after_the_database_was_closed_and_opened() throws Exception {
    CheckRequest request = Samples.request(now());
    Claim claim = Samples.claim("key", "hash", now());
    requests().accept(List.of(request), claim);
    requests().answered(claim, ANSWER);

    reopen();

    assertThat(requests().find(request.id())).contains(new CheckStanding.Queued(request));
    assertThat(again(claim)).isEqualTo(new Acceptance.Repeated(ANSWER));
    assertThat(store.jobs().depth()).isEqualTo(1);
  }
}
