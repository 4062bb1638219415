package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.FindingCode.CERT_EXPIRES_SOON;
import static bot.mtasts.core.catalogue.FindingCode.CERT_INVALID;
import static bot.mtasts.core.catalogue.FindingCode.CERT_WEAK;
import static bot.mtasts.core.catalogue.FindingCode.TLS_VERSION_OLD;
import static bot.mtasts.core.check.PolicyHostSeen.CA;
import static bot.mtasts.core.check.PolicyHostSeen.HOST;
import static bot.mtasts.core.check.PolicyHostSeen.LEAF;
import static bot.mtasts.core.check.PolicyHostSeen.V4;
import static bot.mtasts.core.check.PolicyHostSeen.answeredBy;
import static bot.mtasts.core.check.PolicyHostSeen.good;
import static bot.mtasts.core.check.PolicyHostSeen.look;
import static bot.mtasts.core.check.PolicyHostSeen.trusted;
import static bot.mtasts.core.check.PolicyHostSeen.untrusted;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateCheckTest {
  record Row(String reason, PolicyHostSeen seen, Status status, List<FindingCode> codes) {
    @Override
    public String toString() {
      return reason + ": " + status.word() + " " + codes;
    }
  }

  private static Row row(String reason, PolicyHostSeen seen, Status status, FindingCode... codes) {
    return new Row(reason, seen, status, List.of(codes));
  }

  static Stream<Row> rows() {
    var refused = new PolicyFetch.Failed(V4, Trouble.REFUSED, null, "it was refused");
    var hungUp = new PolicyFetch.Failed(V4, Trouble.RESET, trusted(LEAF, CA), "it hung up");
    return Stream.of(
        row("all good", good(), Status.PASS),
        row("a handshake was seen, whatever came after", good().fetched(hungUp), Status.PASS),
        row("no handshake was seen", good().fetched(refused), Status.SKIPPED),
        row(
            "no address",
            good()
                .addresses(
                    look(new DnsAnswer.NoData<>(List.of()), new DnsAnswer.NoData<>(List.of()))),
            Status.SKIPPED),
        row(
            "nothing announced",
            good()
                .withoutRecord()
                .addresses(
                    look(
                        new DnsAnswer.NoSuchName<>(List.of()),
                        new DnsAnswer.NoSuchName<>(List.of()))),
            Status.SKIPPED),
        row(
            "the addresses could not be seen",
            good()
                .addresses(look(new DnsAnswer.NotSeen<>("late"), new DnsAnswer.NotSeen<>("late"))),
            Status.UNDETERMINED),
        row(
            "no route from here",
            good().fetched(new PolicyFetch.NotSeen(V4, "there is no route to it")),
            Status.UNDETERMINED),
        row(
            "expired",
            good().fetched(untrusted(List.of(CertificateFault.EXPIRED), LEAF, CA)),
            Status.FAIL,
            CERT_INVALID),
        row(
            "outdated TLS",
            good().fetched(new PolicyFetch.TlsTooOld(V4, "TLSv1.1")),
            Status.FAIL,
            TLS_VERSION_OLD),
        row(
            "a short key",
            good().fetched(answeredBy(Mint.leaf(HOST.text()).rsa(1024).signedBy(CA).make())),
            Status.WARN,
            CERT_WEAK),
        row(
            "a key just long enough",
            good().fetched(answeredBy(Mint.leaf(HOST.text()).rsa(2048).signedBy(CA).make())),
            Status.PASS));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_sighting_comes_to_its_codes(Row row) {
    Outcome outcome = row.seen.certificate();
    assertThat(outcome.findings().stream().map(Finding::code)).isEqualTo(row.codes);
    assertThat(outcome.status()).isEqualTo(row.status);
  }

  @ParameterizedTest
  @CsvSource({
    "90, 15,   false, 'two weeks and a day'",
    "90, 14,   false, 'exactly two weeks are not less'",
    "90, 13,   true,  'less than two weeks'",
    "42, 13,   true,  'a lifetime of 42 days is not under 42'",
    "41, 13,   true,  'under 42 days: a third is 13.67'",
    "41, 14,   false, 'more than a third'",
    "6,  2,    false, 'exactly a third is not less'",
    "6,  1,    true,  'less than a third'",
    "7,  3,    false, 'short-lived certificates are not always about to expire'",
  })
  void a_certificate_expires_soon_by_its_own_measure(
      int lifetime, int left, boolean soon, String reason) {
    Instant until = Mint.NOW.plus(Duration.ofDays(left));
    Minted leaf =
        Mint.leaf(HOST.text())
            .valid(until.minus(Duration.ofDays(lifetime)), until)
            .signedBy(CA)
            .make();
    List<Finding> findings = good().fetched(answeredBy(leaf)).certificate().findings();
    assertThat(findings.stream().anyMatch(finding -> finding.code() == CERT_EXPIRES_SOON))
        .as(reason)
        .isEqualTo(soon);
  }

  @Test
  void the_first_fault_is_the_reason_and_all_are_listed() {
    Minted leaf =
        Mint.leaf("www.example.test", "example.test")
            .valid(Mint.NOW.minus(Duration.ofDays(9)), Mint.NOW.minus(Duration.ofDays(2)))
            .signedBy(CA)
            .make();
    Finding finding =
        only(
            untrusted(List.of(CertificateFault.EXPIRED, CertificateFault.NAME_MISMATCH), leaf, CA));
    assertThat(finding.evidence())
        .containsEntry("reason", "expired")
        .containsEntry("reasons", List.of("expired", "name_mismatch"))
        .containsEntry("subject", "CN=www.example.test")
        .containsEntry("issuer", "CN=CA")
        .containsEntry("names", List.of("www.example.test", "example.test"))
        .containsEntry("notAfter", "2025-12-31T03:04:05Z")
        .containsEntry("chain", List.of("CN=www.example.test", "CN=CA"));
    assertThat(finding.detail().plain())
        .isEqualTo(
            "The certificate of `mta-sts.example.test` is not valid. It expired on `2025-12-31`."
                + " It is for `www.example.test`, `example.test`, and not for"
                + " `mta-sts.example.test`.");
    assertThat(finding.remedy().plain()).contains("certbot certonly -d mta-sts.example.test");
  }

  @Test
  void an_expired_certificate_is_renewed_by_its_name() {
    Minted leaf =
        Mint.leaf(HOST.text())
            .valid(Mint.NOW.minusSeconds(9), Mint.NOW.minusSeconds(1))
            .signedBy(CA)
            .make();
    Finding finding = only(untrusted(List.of(CertificateFault.EXPIRED), leaf, CA));
    assertThat(finding.remedy().plain()).contains("certbot renew --cert-name mta-sts.example.test");
  }

  @Test
  void an_expired_ca_is_named_in_place_of_the_leaf() {
    Minted ca =
        Mint.authority("Old CA").valid(Mint.NOW.minusSeconds(9), Mint.NOW.minusSeconds(1)).make();
    Minted leaf = Mint.leaf(HOST.text()).signedBy(ca).make();
    assertThat(only(untrusted(List.of(CertificateFault.EXPIRED), leaf, ca)).detail().plain())
        .contains("`CN=Old CA`, a CA in its chain, expired on `2026-01-02`");
  }

  @Test
  void an_incomplete_chain_names_the_ca_that_is_missing() {
    Finding finding = only(untrusted(List.of(CertificateFault.INCOMPLETE_CHAIN), LEAF));
    assertThat(finding.detail().plain()).contains("does not send `CN=CA`");
    assertThat(finding.remedy().plain())
        .startsWith("Send `CN=CA` along")
        .contains("/etc/letsencrypt/live/mta-sts.example.test/fullchain.pem");
  }

  @Test
  void the_missing_ca_is_found_above_those_that_were_sent_in_any_order() {
    Minted lower = Mint.below(CA, "Lower CA");
    Minted leaf = Mint.leaf(HOST.text()).signedBy(lower).make();
    assertThat(CertificateFacts.issuerAbove(List.of(leaf.certificate(), lower.certificate())))
        .isEqualTo("CN=CA");
    assertThat(
            CertificateFacts.issuerAbove(
                List.of(leaf.certificate(), CA.certificate(), lower.certificate())))
        .isEqualTo("CN=Root");
  }

  @Test
  void a_hundred_names_are_cut_in_the_sentence_and_kept_in_the_evidence() {
    String[] names =
        Stream.iterate(1, i -> i + 1).limit(100).map(i -> "n" + i + ".test").toArray(String[]::new);
    Finding finding =
        only(
            untrusted(
                List.of(CertificateFault.NAME_MISMATCH), Mint.leaf(names).signedBy(CA).make(), CA));
    assertThat(finding.detail().plain()).contains("and 90 other names");
    assertThat((List<?>) finding.evidence().get("names")).hasSize(100);
  }

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void every_fault_has_its_sentence_and_its_remedy(CertificateFault fault) {
    Finding finding = only(untrusted(List.of(fault), LEAF, CA));
    assertThat(finding.evidence()).containsEntry("reason", fault.word());
    assertThat(finding.detail().plain().length())
        .isGreaterThan("The certificate of `mta-sts.example.test` is not valid.".length());
    assertThat(finding.remedy().plain()).isNotBlank();
  }

  private static Finding only(PolicyFetch fetch) {
    return assertThat(good().fetched(fetch).certificate().findings()).singleElement().actual();
  }
}
