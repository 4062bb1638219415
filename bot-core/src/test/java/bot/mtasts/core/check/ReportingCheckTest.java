package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.DNS_LOOKUP_FAILED;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_MALFORMED;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_MISSING;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_MULTIPLE;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_RUA_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_RUA_MISSING;
import static bot.mtasts.core.catalogue.FindingCode.TLS_RPT_WILDCARD_HOST;
import static bot.mtasts.core.check.TextSightings.codes;
import static bot.mtasts.core.check.TextSightings.txt;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportingCheckTest {
  private static final String GOOD = "v=TLSRPTv1; rua=mailto:tls@town.test";
  private static final List<HostName> ALIAS = List.of(HostName.of("rpt.host.test"));

  private record Row(DnsAnswer<TxtRecord> answer, Status status, List<FindingCode> codes) {}

  private static Row row(DnsAnswer<TxtRecord> answer, Status status, FindingCode... codes) {
    return new Row(answer, status, List.of(codes));
  }

  @TestFactory
  Stream<DynamicTest> an_answer_and_what_it_comes_to() {
    return Stream.of(
            row(txt(GOOD), Status.PASS),
            row(txt(GOOD, "hello"), Status.PASS),
            row(aliased(GOOD), Status.PASS, TLS_RPT_WILDCARD_HOST),
            row(aliased("hello"), Status.WARN, TLS_RPT_MISSING),
            row(txt("hello"), Status.WARN, TLS_RPT_MISSING),
            row(new DnsAnswer.NoData<>(List.of()), Status.WARN, TLS_RPT_MISSING),
            row(new DnsAnswer.NoSuchName<>(List.of()), Status.WARN, TLS_RPT_MISSING),
            row(new DnsAnswer.NoSuchName<>(ALIAS), Status.WARN, TLS_RPT_MISSING),
            row(txt(GOOD, GOOD + ";"), Status.WARN, TLS_RPT_MULTIPLE),
            row(txt("v=tlsrptv1; rua=mailto:a@b.test"), Status.WARN, TLS_RPT_MALFORMED),
            row(txt("v=TLSRPTv1;"), Status.WARN, TLS_RPT_RUA_MISSING),
            row(txt("v=TLSRPTv1; RUA=mailto:a@b.test"), Status.WARN, TLS_RPT_RUA_MISSING),
            row(txt("v=TLSRPTv1; rua=a@b.test"), Status.WARN, TLS_RPT_RUA_INVALID),
            row(
                new DnsAnswer.Refused<>("REFUSED", List.of()),
                Status.UNDETERMINED,
                DNS_LOOKUP_FAILED),
            row(new DnsAnswer.NotSeen<>("no answer within 5 s"), Status.UNDETERMINED))
        .map(row ->
            DynamicTest.dynamicTest(
                row.answer().toString(),
                () -> {
                  Outcome outcome = judge(new TextSightings().tlsRpt(row.answer()));
                  assertThat(codes(outcome)).containsExactlyElementsOf(row.codes());
                  assertThat(outcome.status()).isEqualTo(row.status());
                }));
  }

  @Test
  void a_dns_wildcard_is_said() {
    Outcome outcome = judge(new TextSightings().tlsRptWildcard());

    assertThat(codes(outcome)).containsExactly(TLS_RPT_WILDCARD_HOST);
    assertThat(outcome.findings().getFirst().detail().plain()).contains("DNS wildcard");
  }

  @Test
  void without_mail_there_are_no_reports_to_miss() {
    Outcome outcome =
        judge(new TextSightings().nullMx().tlsRpt(new DnsAnswer.NoSuchName<>(List.of())));

    assertThat(outcome.status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome.findings()).isEmpty();
  }

  @Test
  void a_bogus_zone_speaks_in_place_of_a_failed_lookup() {
    assertThat(
            judge(
                    new TextSightings()
                        .bogus()
                        .tlsRpt(new DnsAnswer.Refused<>("SERVFAIL", List.of())))
                .findings())
        .isEmpty();
  }

  @Test
  void the_remedy_is_a_record_of_the_domains_own() {
    Finding finding =
        judge(new TextSightings().tlsRpt(new DnsAnswer.NoData<>(List.of()))).findings().getFirst();

    assertThat(finding.remedy().plain())
        .isEqualTo(
            "Publish this TXT record at `_smtp._tls.town.test`, with a mailbox that is read:\n"
                + "v=TLSRPTv1; rua=mailto:tls-reports@town.test");
  }

  @Test
  void the_faulty_address_is_quoted() {
    Finding finding = judge(new TextSightings().tlsRpt(txt(GOOD + "!10m"))).findings().getFirst();

    assertThat(finding.detail().plain())
        .startsWith(
            "The report address `mailto:tls@town.test!10m` is not one that senders can use: a size"
                + " limit stands behind it");
    assertThat(finding.evidence()).containsEntry("values", List.of("mailto:tls@town.test!10m"));
  }

  private static DnsAnswer<TxtRecord> aliased(String text) {
    return new DnsAnswer.Found<>(List.of(new TxtRecord(text)), Duration.ofHours(1), ALIAS);
  }

  private static Outcome judge(TextSightings sightings) {
    return new ReportingCheck().judge(sightings.given());
  }
}
