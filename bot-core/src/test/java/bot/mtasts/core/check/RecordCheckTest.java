package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.ALIAS_DANGLING;
import static bot.mtasts.core.catalogue.FindingCode.DNS_LOOKUP_FAILED;
import static bot.mtasts.core.catalogue.FindingCode.MISSING_RECORD;
import static bot.mtasts.core.catalogue.FindingCode.MULTIPLE_RECORDS;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_AMBIGUOUS;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_DUPLICATE_FIELD;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_ID_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_ID_MISSING;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_MALFORMED;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_TTL_LONG;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_UNKNOWN_FIELD;
import static bot.mtasts.core.catalogue.FindingCode.RECORD_UNRELATED_TXT;
import static bot.mtasts.core.check.TextSightings.codes;
import static bot.mtasts.core.check.TextSightings.txt;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.SenderDifferences;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecordCheckTest {
  private static final String FRESH = "v=STSv1; id=20261115120000Z;";
  private static final List<HostName> ALIAS = List.of(HostName.of("sts.host.test"));

  private record Row(DnsAnswer<TxtRecord> answer, Status status, List<FindingCode> codes) {}

  private static Row row(DnsAnswer<TxtRecord> answer, Status status, FindingCode... codes) {
    return new Row(answer, status, List.of(codes));
  }

  @TestFactory
  Stream<DynamicTest> an_answer_and_what_it_comes_to() {
    return Stream.of(
            row(txt("v=STSv1; id=1"), Status.PASS),
            row(txt("v=STSv1; id=1", "hello"), Status.PASS, RECORD_UNRELATED_TXT),
            row(txt("v=STSv1; id=1; a=b"), Status.PASS, RECORD_UNKNOWN_FIELD),
            row(txt(Duration.ofDays(1), "v=STSv1; id=1"), Status.PASS),
            row(txt(Duration.ofSeconds(86_401), "v=STSv1; id=1"), Status.PASS, RECORD_TTL_LONG),
            row(txt("v=STSv1 ; id=1"), Status.WARN, RECORD_AMBIGUOUS),
            row(txt("v=STSv1; id=1; id=2"), Status.WARN, RECORD_DUPLICATE_FIELD),
            row(txt("v=STSv1; id=1;;"), Status.FAIL, RECORD_MALFORMED),
            row(txt("v=STSv1; id=a-b"), Status.FAIL, RECORD_ID_INVALID),
            row(txt("v=STSv1;"), Status.FAIL, RECORD_ID_MISSING),
            row(txt("v=STSv1; id=1", "v=STSv1; id=2"), Status.FAIL, MULTIPLE_RECORDS),
            row(txt("hello"), Status.FAIL, MISSING_RECORD, RECORD_UNRELATED_TXT),
            row(new DnsAnswer.NoData<>(List.of()), Status.FAIL, MISSING_RECORD),
            row(new DnsAnswer.NoSuchName<>(List.of()), Status.FAIL, MISSING_RECORD),
            row(new DnsAnswer.NoData<>(ALIAS), Status.FAIL, MISSING_RECORD),
            row(new DnsAnswer.NoSuchName<>(ALIAS), Status.FAIL, ALIAS_DANGLING),
            row(
                new DnsAnswer.Refused<>("SERVFAIL", List.of()),
                Status.UNDETERMINED,
                DNS_LOOKUP_FAILED),
            row(
                new DnsAnswer.Refused<>("ALIAS_LOOP", ALIAS),
                Status.UNDETERMINED,
                DNS_LOOKUP_FAILED),
            row(new DnsAnswer.NotSeen<>("no answer within 5 s"), Status.UNDETERMINED))
        .map(row ->
            DynamicTest.dynamicTest(
                row.answer().toString(),
                () -> {
                  Outcome outcome = judge(new TextSightings().record(row.answer()));
                  assertThat(codes(outcome)).containsExactlyElementsOf(row.codes());
                  assertThat(outcome.status()).isEqualTo(row.status());
                  assertThat(outcome.reason() == null).isEqualTo(row.status() == Status.PASS);
                  assertThat(outcome.findings())
                      .allSatisfy(
                          finding -> assertThat(finding.dimension()).isEqualTo(Dimension.RECORD));
                }));
  }

  @Test
  void a_missing_record_says_how_dns_answered_and_gives_policy_and_record() {
    Finding finding =
        only(new TextSightings().record(new DnsAnswer.NoSuchName<>(List.of())).noPolicy());

    assertThat(finding.effect()).isEqualTo(Effect.PROTECTION);
    assertThat(finding.evidence())
        .containsEntry("name", "_mta-sts.town.test")
        .containsEntry("answer", "nxdomain")
        .containsEntry("foundAt", List.of());
    assertThat(finding.detail().plain())
        .isEqualTo(
            "No TXT record beginning `v=STSv1` stands at `_mta-sts.town.test`: the name does not"
                + " exist.");
    assertThat(blocks(finding.remedy()))
        .containsExactly(
            """
            version: STSv1
            mode: testing
            mx: mx1.town.test
            mx: mx2.town.test
            max_age: 604800\
            """,
            FRESH);
  }

  @Test
  void where_the_policy_is_ready_only_the_record_is_given() {
    Finding finding = only(new TextSightings().record(new DnsAnswer.NoData<>(List.of())));

    assertThat(finding.evidence()).containsEntry("answer", "no_data");
    assertThat(blocks(finding.remedy())).containsExactly(FRESH);
  }

  @Test
  void a_record_at_a_wrong_place_is_pointed_at() {
    Finding finding =
        only(
            new TextSightings()
                .record(new DnsAnswer.NoSuchName<>(List.of()))
                .elsewhere("town.test", txt("v=spf1 -all", "v=STSv1; id=1"))
                .elsewhere("_mta-sts.mta-sts.town.test", txt("hello"))
                .elsewhere("_mta-sts.town.test.town.test", txt("V=STSv1; id=1")));

    assertThat(finding.evidence())
        .containsEntry("foundAt", List.of("town.test", "_mta-sts.town.test.town.test"));
    assertThat(finding.detail().plain()).contains("found at `town.test`");
    assertThat(finding.remedy().plain()).startsWith("Publish it as a TXT record at `_mta-sts.town");
  }

  @Test
  void unrelated_txt_is_evidence_and_a_finding_of_its_own() {
    Outcome outcome = judge(new TextSightings().record(txt("hello", "caf\u00c3\u00a9")));

    assertThat(outcome.findings().getFirst().evidence())
        .containsEntry("answer", "unrelated_txt")
        .containsEntry("texts", List.of("hello", "caf\\195\\169"));
    assertThat(codes(outcome)).containsExactly(MISSING_RECORD, RECORD_UNRELATED_TXT);
  }

  @Test
  void without_mail_there_is_no_record_to_miss() {
    Outcome outcome =
        judge(new TextSightings().nullMx().record(new DnsAnswer.NoSuchName<>(List.of())));

    assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.reason()).isNotBlank();
  }

  @Test
  void without_mail_a_faulty_record_is_said_all_the_same() {
    assertThat(codes(judge(new TextSightings().nullMx().record(txt("v=STSv1;")))))
        .containsExactly(RECORD_ID_MISSING);
  }

  @Test
  void a_bogus_zone_speaks_in_place_of_a_failed_lookup() {
    Outcome outcome =
        judge(new TextSightings().bogus().record(new DnsAnswer.Refused<>("SERVFAIL", List.of())));

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(outcome.reason()).contains("does not validate");
  }

  @Test
  void the_data_of_a_bogus_zone_counts_as_seen() {
    assertThat(judge(new TextSightings().bogus()).status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_fault_is_quoted_and_the_cure_can_be_pasted() {
    Finding finding = only(new TextSightings().record(txt("v=STSv1; id=2026-01-02")));

    assertThat(finding.detail().plain())
        .startsWith("The record's id is `2026-01-02`, and an id is 1 to 32 letters and digits: it")
        .contains("it holds a hyphen");
    assertThat(blocks(finding.remedy())).containsExactly(FRESH);
    assertThat(finding.senders()).isEqualTo(SenderDifferences.ID_WITH_HYPHENS.senders());
    assertThat(finding.evidence()).containsEntry("column", 17).containsEntry("meant", "20260102");
  }

  @Test
  void of_several_records_each_at_fault_is_pointed_at() {
    Finding finding =
        judge(new TextSightings().record(txt("v=STSv1; id=1", "v=spf1 -all", "v=STSv1; id=2")))
            .findings()
            .getFirst();

    assertThat(finding.evidence())
        .containsEntry(
            "faults", List.of(Map.of("text", "v=STSv1; id=1"), Map.of("text", "v=STSv1; id=2")));
  }

  @Test
  void every_record_to_publish_has_a_new_id_so_that_all_remedies_name_the_same() {
    assertThat(blocks(only(new TextSightings().record(txt("v=STSv1 ; id=7"))).remedy()))
        .containsExactly(FRESH);
  }

  @TestFactory
  Stream<DynamicTest> where_senders_differ_the_finding_says_who() {
    return Map.of(
            "v=STSv1; id=1;;", SenderDifferences.DOUBLED_SEMICOLON_AT_END,
            "v=STSv1; id=1; ;", SenderDifferences.DOUBLED_SEMICOLON_AT_END,
            "v=STSv1; id=1; id=2", SenderDifferences.DUPLICATE_ID)
        .entrySet()
        .stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.getKey(),
                () ->
                    assertThat(only(new TextSightings().record(txt(row.getKey()))).senders())
                        .isEqualTo(row.getValue().senders())));
  }

  @Test
  void other_faults_have_no_known_differences() {
    assertThat(only(new TextSightings().record(txt("v=STSv1; id=a.b"))).senders()).isNull();
    assertThat(only(new TextSightings().record(txt("v=STSv1;; id=1"))).senders()).isNull();
    assertThat(only(new TextSightings().record(txt("v=STSv1; id=1; a=b; a=c; a=d"))).senders())
        .isNull();
  }

  @Test
  void strangers_text_stays_out_of_our_own_words() {
    Finding finding = only(new TextSightings().record(txt("v=STSv1; id=<!channel>`{}")));

    assertThat(finding.detail().spans())
        .filteredOn(span -> span instanceof Prose.Text(var text) && text.contains("channel"))
        .isEmpty();
  }

  private static Outcome judge(TextSightings sightings) {
    return new RecordCheck().judge(Case.open(sightings.seen()));
  }

  /// The worst finding, which is the only one apart from what is merely worth knowing.
  private static Finding only(TextSightings sightings) {
    return judge(sightings).findings().getFirst();
  }

  private static List<String> blocks(Prose prose) {
    return prose.spans().stream()
        .flatMap(span -> span instanceof Prose.Block(var text) ? Stream.of(text) : Stream.empty())
        .toList();
  }
}
