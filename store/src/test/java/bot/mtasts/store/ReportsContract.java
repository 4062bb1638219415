package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.PastSighting;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.Reports.Scored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ReportsContract extends OpenStore {
  ReportsContract(Server server) {
    super(server);
  }

  @Test
  void a_report_comes_back_as_it_was() {
    CheckReport report = saw("one", "version: STSv1\r\n");

    store.reports().keep(report);

    assertThat(store.reports().find(report.id())).contains(report);
    assertThat(store.reports().find("chk_0")).isEmpty();
  }

  @Test
  void keeping_the_same_id_again_changes_nothing() {
    CheckReport first = saw("one", null);
    CheckReport second =
        Samples.report(first.id(), Samples.DOMAIN, clock.instant(), "two", "another");
    store.reports().keep(first);

    store.reports().keep(second);

    assertThat(store.reports().find(first.id())).contains(first);
    assertThat(history()).hasSize(1);
  }

  @Test
  void strangers_text_is_kept_as_it_was_seen() {
    CheckReport report = saw(Samples.HOSTILE, Samples.HOSTILE);

    store.reports().keep(report);

    assertThat(store.reports().find(report.id())).contains(report);
    assertThat(history().getFirst().recordId()).isEqualTo(Samples.HOSTILE);
    assertThat(history().getFirst().policyText()).isEqualTo(Samples.HOSTILE);
  }

  @Test
  void a_report_of_megabytes_is_kept() {
    // Twenty MX hosts with a few thousand names in each certificate come to this; no varchar of H2
    // takes more than one.
    byte[] octets = new byte[1_500_000];
    new Random(7).nextBytes(octets);
    CheckReport big =
        Samples.report(
            Ids.check(clock.instant()), Samples.DOMAIN, clock.instant(), "one", "version: STSv1\n");
    CheckReport report =
        new CheckReport(
            big.id(),
            big.domain(),
            HexFormat.of().formatHex(octets),
            big.startedAt(),
            big.took(),
            big.verdict(),
            big.summary(),
            big.score(),
            big.outcomes(),
            big.findings(),
            big.record(),
            big.policy(),
            null,
            null,
            null,
            null,
            List.of(),
            null);

    store.reports().keep(report);

    assertThat(store.reports().find(report.id())).contains(report);
  }

  @Test
  void a_policy_of_the_largest_size_made_of_the_worst_octets_fits_into_the_history() {
    String worst = "\u0000".repeat(64 * 1024);

    store.reports().keep(saw("one", worst));

    assertThat(history().getFirst().policyText()).isEqualTo(worst);
  }

  @Test
  void history_tells_what_was_seen_the_oldest_first() {
    store.reports().keep(saw("one", "a"));
    Instant first = clock.instant();
    clock.move(Duration.ofDays(1));
    store.reports().keep(saw("two", "b"));
    store
        .reports()
        .keep(
            Samples.report(
                Ids.check(clock.instant()),
                new DomainName("other.test"),
                clock.instant(),
                "three",
                "c"));

    assertThat(history())
        .containsExactly(
            new PastSighting(first, List.of("v=STSv1; id=one"), "one", "a", "testing", 86400L),
            new PastSighting(
                clock.instant(), List.of("v=STSv1; id=two"), "two", "b", "testing", 86400L));
  }

  @Test
  void scores_are_those_of_one_domain_the_newest_and_oldest_first() {
    List<CheckReport> kept = new ArrayList<>();
    for (String id : List.of("one", "two", "three")) {
      clock.move(Duration.ofDays(1));
      CheckReport report = saw(id, "a");
      store.reports().keep(report);
      kept.add(report);
    }
    store
        .reports()
        .keep(
            Samples.report(
                Ids.check(clock.instant()),
                new DomainName("other.test"),
                clock.instant(),
                "four",
                "a"));

    assertThat(store.reports().scores(Samples.DOMAIN, null, 2))
        .isEqualTo(
            kept.subList(1, 3).stream()
                .map(report ->
                    new Scored(
                        report.id(), report.startedAt(), report.verdict(), report.score().total()))
                .toList());
  }

  @Test
  void scores_of_an_integration_are_those_it_asked_for() {
    CheckRequest asked = Samples.request(clock.instant(), Samples.DOMAIN, "zammad");
    store.requests().accept(List.of(asked), null);
    store.requests().complete(Samples.report(asked), List.of());
    store.reports().keep(saw("one", "a"));

    assertThat(store.reports().scores(Samples.DOMAIN, "zammad", 10))
        .extracting(Scored::id)
        .containsExactly(asked.id());
    assertThat(store.reports().scores(Samples.DOMAIN, "other", 10)).isEmpty();
    assertThat(store.reports().scores(Samples.DOMAIN, null, 10)).hasSize(2);
  }

  @Test
  void a_look_that_failed_is_not_one_that_found_nothing() {
    CheckReport seen = saw("one", "a");
    CheckReport unseen =
        new CheckReport(
            seen.id(),
            seen.domain(),
            seen.domainUnicode(),
            seen.startedAt(),
            seen.took(),
            seen.verdict(),
            seen.summary(),
            seen.score(),
            seen.outcomes(),
            seen.findings(),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null);

    store.reports().keep(unseen);

    assertThat(history())
        .containsExactly(new PastSighting(seen.startedAt(), null, null, null, null, null));
  }

  @Test
  void of_neighbours_that_saw_the_same_the_first_and_the_last_are_kept() {
    for (String id : "a a a b a a a a c c".split(" ")) {
      clock.move(Duration.ofHours(1));
      store.reports().keep(saw(id, null));
    }

    assertThat(history())
        .extracting(
            past -> past.recordId() + Duration.between(TestClock.BEGIN, past.at()).toHours())
        .containsExactly("a1", "a3", "b4", "a5", "a8", "c9", "c10");
    assertThat(count("sightings")).as("not only when it is read").isEqualTo(7);
  }

  @Test
  void what_comes_in_out_of_order_is_thinned_when_it_is_read() {
    for (int hour : List.of(5, 1, 4, 2, 3)) {
      Instant at = TestClock.BEGIN.plus(Duration.ofHours(hour));
      store.reports().keep(Samples.report(Ids.check(at), Samples.DOMAIN, at, "a", null));
    }

    assertThat(history())
        .extracting(past -> Duration.between(TestClock.BEGIN, past.at()).toHours())
        .containsExactly(1L, 5L);
  }

  @Test
  void a_domain_that_changes_at_every_look_has_a_history_of_bounded_length() {
    for (int i = 0; i < 203; i++) {
      clock.move(Duration.ofMinutes(1));
      store.reports().keep(saw("id" + i, null));
    }

    assertThat(history()).hasSize(200);
    assertThat(history().getLast().recordId()).isEqualTo("id202");
  }

  private CheckReport saw(String recordId, @Nullable String policy) {
    return Samples.report(
        Ids.check(clock.instant()), Samples.DOMAIN, clock.instant(), recordId, policy);
  }

  private List<PastSighting> history() {
    return store.reports().history(Samples.DOMAIN);
  }
}
