package bot.mtasts.core.check;

import static bot.mtasts.core.catalogue.Severity.CRITICAL;
import static bot.mtasts.core.catalogue.Severity.INFO;
import static bot.mtasts.core.catalogue.Severity.WARNING;
import static bot.mtasts.core.check.CoverageCheckTest.severities;
import static bot.mtasts.core.check.MxWorld.address;
import static bot.mtasts.core.check.MxWorld.bad;
import static bot.mtasts.core.check.MxWorld.broken;
import static bot.mtasts.core.check.MxWorld.enforce;
import static bot.mtasts.core.check.MxWorld.families;
import static bot.mtasts.core.check.MxWorld.good;
import static bot.mtasts.core.check.MxWorld.later;
import static bot.mtasts.core.check.MxWorld.none;
import static bot.mtasts.core.check.MxWorld.notJudged;
import static bot.mtasts.core.check.MxWorld.notOffered;
import static bot.mtasts.core.check.MxWorld.privateOnes;
import static bot.mtasts.core.check.MxWorld.publicOnes;
import static bot.mtasts.core.check.MxWorld.secured;
import static bot.mtasts.core.check.MxWorld.servfail;
import static bot.mtasts.core.check.MxWorld.switchedOff;
import static bot.mtasts.core.check.MxWorld.testing;
import static bot.mtasts.core.check.MxWorld.tooOld;
import static bot.mtasts.core.check.MxWorld.unseen;
import static bot.mtasts.core.check.MxWorld.withoutPolicy;
import static bot.mtasts.core.probe.CertificateFault.EXPIRED;
import static bot.mtasts.core.probe.CertificateFault.INCOMPLETE_CHAIN;
import static bot.mtasts.core.probe.CertificateFault.NAME_MISMATCH;
import static bot.mtasts.core.probe.CertificateFault.NOT_YET_VALID;
import static bot.mtasts.core.probe.CertificateFault.OTHER;
import static bot.mtasts.core.probe.CertificateFault.REVOKED;
import static bot.mtasts.core.probe.CertificateFault.SELF_SIGNED;
import static bot.mtasts.core.probe.CertificateFault.UNTRUSTED_ISSUER;
import static bot.mtasts.core.probe.CertificateFault.WEAK_SIGNATURE;
import static bot.mtasts.core.report.Status.FAIL;
import static bot.mtasts.core.report.Status.PASS;
import static bot.mtasts.core.report.Status.SKIPPED;
import static bot.mtasts.core.report.Status.UNDETERMINED;
import static bot.mtasts.core.report.Status.WARN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StarttlsCheckTest {
  private static final String A = "192.0.2.1";
  private static final String B = "192.0.2.2";

  /// @param findings every finding there is, none besides
  record Row(String reason, MxWorld world, Status status, Map<String, Severity> findings) {
    @Override
    public String toString() {
      return reason;
    }
  }

  private static Row row(
      String reason, MxWorld world, Status status, Map<String, Severity> findings) {
    return new Row(reason, world, status, findings);
  }

  static Stream<Row> byMode() {
    return Stream.of(
        row("all well", enforce("*.a.test").host("mx1.a.test", good()), PASS, Map.of()),
        row(
            "no STARTTLS, enforce",
            enforce("*.a.test").host("mx1.a.test", notOffered(A)),
            FAIL,
            Map.of("starttls_missing", CRITICAL)),
        row(
            "no STARTTLS, testing",
            testing("*.a.test").host("mx1.a.test", notOffered(A)),
            WARN,
            Map.of("starttls_missing", WARNING)),
        row(
            "no STARTTLS, none",
            switchedOff("*.a.test").host("mx1.a.test", notOffered(A)),
            WARN,
            Map.of("starttls_missing", WARNING)),
        row(
            "no STARTTLS, and no policy",
            withoutPolicy().host("mx1.a.test", notOffered(A)),
            WARN,
            Map.of("starttls_missing", WARNING)),
        row(
            "broken handshake, enforce",
            enforce("*.a.test").host("mx1.a.test", broken(A)),
            FAIL,
            Map.of("starttls_failed", CRITICAL)),
        row(
            "broken handshake, testing",
            testing("*.a.test").host("mx1.a.test", broken(A)),
            WARN,
            Map.of("starttls_failed", WARNING)),
        row(
            "old TLS, enforce: not also starttls_failed",
            enforce("*.a.test").host("mx1.a.test", tooOld(A)),
            FAIL,
            Map.of("mx_tls_version_old", CRITICAL)),
        row(
            "old TLS, none",
            switchedOff("*.a.test").host("mx1.a.test", tooOld(A)),
            WARN,
            Map.of("mx_tls_version_old", WARNING)),
        row(
            "bad certificate, enforce",
            enforce("*.a.test").host("mx1.a.test", bad(EXPIRED)),
            FAIL,
            Map.of("mx_cert_invalid", CRITICAL)),
        row(
            "bad certificate, testing",
            testing("*.a.test").host("mx1.a.test", bad(EXPIRED)),
            WARN,
            Map.of("mx_cert_invalid", WARNING)),
        row(
            "bad certificate, none: worth knowing",
            switchedOff("*.a.test").host("mx1.a.test", bad(EXPIRED)),
            PASS,
            Map.of("mx_cert_invalid", INFO)),
        row(
            "a host that no pattern covers is judged all the same",
            enforce("b.test").host("mx1.a.test", notOffered(A)),
            FAIL,
            Map.of("starttls_missing", CRITICAL)),
        row(
            "several faults are one finding each",
            enforce("*.a.test")
                .host("mx1.a.test", bad(EXPIRED))
                .host("mx2.a.test", bad(NAME_MISMATCH))
                .host("mx3.a.test", notOffered(A))
                .host("mx4.a.test", good()),
            FAIL,
            Map.of("mx_cert_invalid", CRITICAL, "starttls_missing", CRITICAL)));
  }

  static Stream<Row> expiry() {
    return Stream.of(
        row("13 days left of 90", world(90, 13), WARN, Map.of("mx_cert_expires_soon", WARNING)),
        row("14 days left of 90", world(90, 14), PASS, Map.of()),
        row("14 days left of 42", world(42, 14), PASS, Map.of()),
        row("13 days left of 42", world(42, 13), WARN, Map.of("mx_cert_expires_soon", WARNING)),
        row("13 days left of 39 are a third", world(39, 13), PASS, Map.of()),
        row("2 days left of 7", world(7, 2), WARN, Map.of("mx_cert_expires_soon", WARNING)),
        row("3 days left of 7", world(7, 3), PASS, Map.of()),
        row(
            "a certificate that is invalid anyway is not also soon to expire",
            enforce("*.a.test").host("mx1.a.test", secured(A, leaf(90, 2), NAME_MISMATCH)),
            FAIL,
            Map.of("mx_cert_invalid", CRITICAL)));
  }

  static Stream<Row> injection() {
    return Stream.of(
        row(
            "a NOOP answered",
            injected(new InjectionProbe.Answered(address(A), "250 2.0.0 Ok")),
            WARN,
            Map.of("starttls_injection", WARNING)),
        row("a NOOP discarded", injected(new InjectionProbe.Discarded(address(A))), PASS, Map.of()),
        row(
            "a NOOP of which nothing is known",
            injected(new InjectionProbe.NotSeen(address(A), "reset")),
            PASS,
            Map.of()));
  }

  static Stream<Row> unseenThings() {
    return Stream.of(
        row(
            "greylisting: worth knowing, and not judged",
            enforce("*.a.test").host("mx1.a.test", later(A)),
            UNDETERMINED,
            Map.of("mx_temporary_failure", INFO)),
        row(
            "one host of two is not reachable from here",
            enforce("*.a.test").host("mx1.a.test", good()).host("mx2.a.test", notJudged(A)),
            UNDETERMINED,
            Map.of()),
        row(
            "one host not judged, another bad: the finding counts",
            enforce("*.a.test").host("mx1.a.test", notOffered(A)).host("mx2.a.test", notJudged(A)),
            FAIL,
            Map.of("starttls_missing", CRITICAL)),
        row(
            "one address judged: the host is judged",
            enforce("*.a.test").host("mx1.a.test", good(A), notJudged("2001:db8::1")),
            PASS,
            Map.of()),
        row(
            "one address good, one bad: the host is found",
            enforce("*.a.test").host("mx1.a.test", good(A), notOffered("2001:db8::1")),
            FAIL,
            Map.of("starttls_missing", CRITICAL)),
        row(
            "all addresses not judged",
            enforce("*.a.test").host("mx1.a.test", notJudged(A), later(B)),
            UNDETERMINED,
            Map.of("mx_temporary_failure", INFO)),
        row(
            "probing is switched off",
            enforce("*.a.test").notProbed("mx1.a.test", publicOnes(A), "probing is off"),
            UNDETERMINED,
            Map.of()),
        row(
            "beyond the probing limit",
            enforce("*.a.test").host("mx1.a.test", good()).notProbed("mx2.a.test", null, "only 20"),
            UNDETERMINED,
            Map.of()),
        row(
            "an address that could not be looked up",
            enforce("*.a.test")
                .host("mx1.a.test", good())
                .host("b.test", families(unseen(), unseen())),
            UNDETERMINED,
            Map.of()),
        row(
            "an address whose look was refused: coverage says so, here it is open",
            enforce("*.a.test").host("mx1.a.test", families(servfail(), servfail())),
            UNDETERMINED,
            Map.of()),
        row("MX not seen", enforce("*.a.test").mx(unseen()), UNDETERMINED, Map.of()),
        row("MX refused", enforce("*.a.test").mx(servfail()), UNDETERMINED, Map.of()),
        row("Null MX alone", enforce("a.test").nullMxAlone(), SKIPPED, Map.of()),
        row(
            "Null MX beside a real one: the real one is judged",
            enforce("*.a.test").host("mx1.a.test", good()).nullMxBeside(),
            PASS,
            Map.of()),
        row(
            "nobody can deliver to any of them",
            enforce("*.a.test")
                .host("mx1.a.test", none())
                .host("mx2.a.test", privateOnes("10.0.0.1"))
                .notProbed("192.0.2.1", null, "not a host name"),
            SKIPPED,
            Map.of()),
        row(
            "nobody can deliver to one of them: the others are judged",
            enforce("*.a.test")
                .host("mx1.a.test", good())
                .host("mx2.a.test", privateOnes("10.0.0.1"))
                .host("mx3.a.test", none()),
            PASS,
            Map.of()),
        row(
            "without MX the domain itself is judged",
            enforce("a.test").withoutMx(publicOnes(A), notOffered(A)),
            FAIL,
            Map.of("starttls_missing", CRITICAL)));
  }

  @ParameterizedTest
  @MethodSource({"byMode", "expiry", "injection", "unseenThings"})
  void the_findings_are_these_and_no_others(Row row) {
    Outcome outcome = judge(row.world());

    assertThat(severities(outcome)).isEqualTo(new TreeMap<>(row.findings()));
    assertThat(outcome.status()).isEqualTo(row.status());
    assertThat(outcome.reason() == null)
        .as("a reason unless all is well")
        .isEqualTo(row.status() == PASS);
  }

  record Report(String reason, List<String> expected, List<StartTlsProbe> probes) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Report> reports() {
    String expired = "certificate-expired";
    String mismatch = "certificate-host-mismatch";
    String untrusted = "certificate-not-trusted";
    return Stream.of(
        new Report("expired", List.of(expired), List.of(bad(EXPIRED))),
        new Report("wrong name", List.of(mismatch), List.of(bad(NAME_MISMATCH))),
        new Report("not yet valid", List.of(untrusted), List.of(bad(NOT_YET_VALID))),
        new Report("self-signed", List.of(untrusted), List.of(bad(SELF_SIGNED))),
        new Report("incomplete", List.of(untrusted), List.of(bad(INCOMPLETE_CHAIN))),
        new Report("untrusted", List.of(untrusted), List.of(bad(UNTRUSTED_ISSUER))),
        new Report("weak", List.of(untrusted), List.of(bad(WEAK_SIGNATURE))),
        new Report("revoked", List.of(untrusted), List.of(bad(REVOKED))),
        new Report("other", List.of(untrusted), List.of(bad(OTHER))),
        new Report(
            "the worst of a host's faults", List.of(expired), List.of(bad(EXPIRED, SELF_SIGNED))),
        new Report(
            "the set over all hosts",
            List.of(expired, mismatch, untrusted),
            List.of(bad(SELF_SIGNED), bad(NAME_MISMATCH), bad(EXPIRED), bad(OTHER))));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void senders_report_what_is_wrong_with_the_certificate(Report row) {
    MxWorld world = enforce("*.a.test");
    for (int i = 0; i < row.probes().size(); i++) {
      world.host("mx" + i + ".a.test", row.probes().get(i));
    }

    assertThat(finding(FindingCode.MX_CERT_INVALID, world).senderReports())
        .isEqualTo(row.expected());
  }

  @Test
  void each_host_keeps_its_own_reasons() {
    Finding finding =
        finding(
            FindingCode.MX_CERT_INVALID,
            enforce("*.a.test")
                .host("mx1.a.test", good())
                .host("mx2.a.test", bad(NAME_MISMATCH, SELF_SIGNED))
                .host("mx3.a.test", bad(EXPIRED)));

    assertThat(finding.effect()).isEqualTo(Effect.DELIVERY);
    assertThat(finding.evidence())
        .containsEntry("reason", "expired")
        .containsEntry("reasons", List.of("expired", "name_mismatch", "self_signed"));
    assertThat(hosts(finding))
        .extracting(
            host -> host.get("host"), host -> host.get("reason"), host -> host.get("reasons"))
        .containsExactly(
            tuple("mx2.a.test", "name_mismatch", List.of("name_mismatch", "self_signed")),
            tuple("mx3.a.test", "expired", List.of("expired")));
    assertThat(finding.remedy().plain())
        .contains("certbot certonly --standalone -d mx2.a.test")
        .contains("certbot renew --cert-name mx3.a.test");
  }

  @Test
  void a_host_with_one_good_and_one_bad_address_is_found_with_the_address() {
    Finding finding =
        finding(
            FindingCode.STARTTLS_MISSING,
            enforce("*.a.test").host("mx1.a.test", good(A), notOffered("2001:db8::1")));

    assertThat(hosts(finding))
        .containsExactly(
            Map.of(
                "host", "mx1.a.test",
                "addresses", List.of("2001:db8:0:0:0:0:0:1"),
                "reason", "250 mx.a.test / PIPELINING"));
    assertThat(finding.detail().plain()).contains("`mx1.a.test` (at `2001:db8:0:0:0:0:0:1`)");
  }

  @Test
  void two_bad_addresses_of_a_host_are_one_entry() {
    Finding finding =
        finding(
            FindingCode.STARTTLS_FAILED,
            enforce("*.a.test").host("mx1.a.test", broken(A), broken(B)));

    assertThat(hosts(finding))
        .extracting(host -> host.get("addresses"))
        .containsExactly(List.of(A, B));
    assertThat(finding.detail().plain()).doesNotContain("(at");
  }

  @Test
  void the_remedy_can_be_pasted_for_this_very_host() {
    Finding finding =
        finding(
            FindingCode.STARTTLS_MISSING, enforce("*.a.test").host("mx2.a.test", notOffered(A)));

    assertThat(finding.remedy().plain())
        .contains("certbot certonly --standalone -d mx2.a.test\n")
        .contains("smtpd_tls_security_level = may")
        .contains("/etc/letsencrypt/live/mx2.a.test/fullchain.pem");
  }

  @Test
  void renewing_is_not_advised_for_a_certificate_that_would_be_as_wrong_when_renewed() {
    Finding finding =
        finding(
            FindingCode.MX_CERT_INVALID,
            enforce("*.a.test").host("mx2.a.test", bad(EXPIRED, NAME_MISMATCH)));

    assertThat(finding.remedy().plain())
        .contains("certbot certonly --standalone -d mx2.a.test")
        .doesNotContain("renew");
  }

  @Test
  void hosts_that_were_not_judged_are_named_with_the_reason() {
    Outcome outcome =
        judge(
            enforce("*.a.test")
                .host("mx1.a.test", good())
                .host("mx2.a.test", notJudged(A))
                .host("mx3.a.test", later(A)));

    assertThat(outcome.reason())
        .isEqualTo(
            "mx2.a.test: port 25 cannot be reached from here (connection refused);"
                + " mx3.a.test: it asks to come again later: 421 busy");
  }

  @Test
  void many_hosts_with_one_reason_are_counted() {
    MxWorld world = enforce("*.a.test");
    IntStream.range(0, 25).forEach(i -> world.notProbed("mx" + i + ".a.test", null, "only 20"));

    assertThat(judge(world).reason())
        .isEqualTo("mx0.a.test, mx1.a.test, mx2.a.test and 22 more: only 20");
  }

  @ParameterizedTest
  @EnumSource(CertificateFault.class)
  void every_fault_has_words_and_a_remedy(CertificateFault fault) {
    Finding finding =
        finding(FindingCode.MX_CERT_INVALID, enforce("*.a.test").host("mx2.a.test", bad(fault)));

    assertThat(finding.detail().plain()).contains("mx2.a.test").endsWith("deliver there.");
    assertThat(finding.remedy().plain()).isNotBlank();
  }

  private static MxWorld world(int lifetimeDays, int daysLeft) {
    return enforce("*.a.test").host("mx1.a.test", secured(A, leaf(lifetimeDays, daysLeft)));
  }

  private static X509Certificate leaf(int lifetimeDays, int daysLeft) {
    var end = Mint.NOW.plus(Duration.ofDays(daysLeft));
    return Mint.leaf("mx1.a.test")
        .valid(end.minus(Duration.ofDays(lifetimeDays)), end)
        .make()
        .certificate();
  }

  private static MxWorld injected(InjectionProbe injection) {
    return enforce("*.a.test").injectable("mx1.a.test", good(), injection);
  }

  private static Outcome judge(MxWorld world) {
    return new StarttlsCheck().judge(world.build());
  }

  private static Finding finding(FindingCode code, MxWorld world) {
    return judge(world).finding(code).orElseThrow();
  }

  @SuppressWarnings("unchecked") // The evidence is what the check wrote: a list of maps.
  private static List<Map<String, Object>> hosts(Finding finding) {
    return (List<Map<String, Object>>) requireNonNull(finding.evidence().get("hosts"));
  }
}
