package bot.mtasts.core.check;

import static bot.mtasts.core.check.MailChain.tlsa;
import static bot.mtasts.core.check.SeenDomain.bogus;
import static bot.mtasts.core.check.SeenDomain.host;
import static bot.mtasts.core.check.SeenDomain.secured;
import static bot.mtasts.core.check.SeenDomain.tlsa;
import static bot.mtasts.core.probe.DnssecStatus.State.BOGUS;
import static bot.mtasts.core.probe.DnssecStatus.State.INDETERMINATE;
import static bot.mtasts.core.probe.DnssecStatus.State.INSECURE;
import static bot.mtasts.core.probe.DnssecStatus.State.SECURE;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.report.CheckReport.DaneSection;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DaneCheckTest {
  private static final MailChain CHAIN = MailChain.valid();
  private static final TlsaRecord FITS = tlsa(3, 1, 1, CHAIN.leaf());
  private static final TlsaRecord STALE = tlsa(3, 1, 1, MailChain.valid().leaf());
  private static final TlsaRecord FOR_THE_WEB = tlsa(1, 1, 1, CHAIN.leaf());
  private static final DnsAnswer<TlsaRecord> NONE = new DnsAnswer.NoSuchName<>(List.of());
  private static final StartTlsProbe PRESENTED = secured(CHAIN.served());
  private static final StartTlsProbe UNREACHABLE =
      new StartTlsProbe.NotJudged(SeenDomain.address("192.0.2.25"), "port 25 cannot be reached");

  static List<Arguments> rows() {
    return List.of(
        row(
            "no TLSA anywhere",
            Status.PASS,
            seen(host("mx1.example.test", NONE, SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_ABSENT),
        row(
            "no TLSA, and a resolver that strips: what is not there needs no signature",
            Status.PASS,
            seen(host("mx1.example.test", NONE, INDETERMINATE, INDETERMINATE, PRESENTED))
                .mxSecurity(DnssecStatus.of(INDETERMINATE)),
            FindingCode.DANE_ABSENT),
        row(
            "an address where a host belongs has no TLSA",
            Status.PASS,
            seen(host("192.0.2.25", null, INDETERMINATE, INDETERMINATE)),
            FindingCode.DANE_ABSENT),
        row(
            "signed and matching",
            Status.PASS,
            seen(host("mx1.example.test", tlsa(FITS), SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_VALID),
        row(
            "one host with TLSA and one without",
            Status.PASS,
            seen(
                host("mx1.example.test", tlsa(FITS), SECURE, SECURE, PRESENTED),
                host("mx2.example.test", NONE, SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_VALID),
        row(
            "a key for tomorrow beside today's",
            Status.PASS,
            seen(host("mx1.example.test", tlsa(STALE, FITS), SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_VALID),
        row(
            "signed and stale",
            Status.FAIL,
            seen(host("mx1.example.test", tlsa(STALE), SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_MISMATCH),
        row(
            "one of two hosts is stale",
            Status.FAIL,
            seen(
                host("mx1.example.test", tlsa(FITS), SECURE, SECURE, PRESENTED),
                host("mx2.example.test", tlsa(STALE), SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_VALID,
            FindingCode.DANE_MISMATCH),
        row(
            "one of two addresses presents another key",
            Status.FAIL,
            seen(
                host(
                    "mx1.example.test",
                    tlsa(FITS),
                    SECURE,
                    SECURE,
                    PRESENTED,
                    secured(MailChain.valid().served()))),
            FindingCode.DANE_MISMATCH),
        row(
            "stale, but nobody believes it",
            Status.WARN,
            seen(host("mx1.example.test", tlsa(STALE), INSECURE, INSECURE, PRESENTED)),
            FindingCode.DANE_INSECURE),
        row(
            "TLSA signed, the addresses not (RFC 7672 §2.2)",
            Status.WARN,
            seen(host("mx1.example.test", tlsa(FITS), INSECURE, SECURE, PRESENTED)),
            FindingCode.DANE_INSECURE),
        row(
            "all signed but the MX records",
            Status.WARN,
            seen(host("mx1.example.test", tlsa(FITS), SECURE, SECURE, PRESENTED))
                .mxSecurity(DnssecStatus.of(INSECURE)),
            FindingCode.DANE_INSECURE),
        row(
            "signed, and of no use to mail",
            Status.WARN,
            seen(host("mx1.example.test", tlsa(FOR_THE_WEB), SECURE, SECURE, PRESENTED)),
            FindingCode.DANE_UNUSABLE),
        row(
            "a resolver that strips leaves TLSA open",
            Status.UNDETERMINED,
            seen(host("mx1.example.test", tlsa(FITS), INDETERMINATE, INDETERMINATE, PRESENTED))),
        row(
            "no certificate was seen",
            Status.UNDETERMINED,
            seen(host("mx1.example.test", tlsa(STALE), SECURE, SECURE, UNREACHABLE))),
        row(
            "one address was seen, the other not",
            Status.PASS,
            seen(host("mx1.example.test", tlsa(FITS), SECURE, SECURE, UNREACHABLE, PRESENTED)),
            FindingCode.DANE_VALID),
        row(
            "SERVFAIL for TLSA",
            Status.UNDETERMINED,
            seen(
                host(
                    "mx1.example.test",
                    new DnsAnswer.Refused<>("SERVFAIL", List.of()),
                    SECURE,
                    INDETERMINATE,
                    PRESENTED)),
            FindingCode.DNS_LOOKUP_FAILED),
        row(
            "no answer for TLSA is no finding, and not absence",
            Status.UNDETERMINED,
            seen(
                host(
                    "mx1.example.test",
                    new DnsAnswer.NotSeen<>("no answer"),
                    SECURE,
                    INDETERMINATE,
                    PRESENTED))),
        row(
            "a host beyond the limit is not absence either",
            Status.UNDETERMINED,
            seen(
                host("mx1.example.test", NONE, SECURE, SECURE, PRESENTED),
                host("mx2.example.test", null, INDETERMINATE, INDETERMINATE))),
        row(
            "the MX could not be looked up",
            Status.UNDETERMINED,
            new SeenDomain().mx(new DnsAnswer.NotSeen<>("no answer"))),
        row(
            "a bogus MX answer",
            Status.FAIL,
            seen(host("mx1.example.test", NONE, SECURE, SECURE, PRESENTED))
                .mxSecurity(bogus("expired")),
            FindingCode.DNSSEC_BOGUS,
            FindingCode.DANE_ABSENT),
        row(
            "a bogus record",
            Status.FAIL,
            seen(host("mx1.example.test", NONE, SECURE, SECURE, PRESENTED))
                .recordSecurity(bogus("expired")),
            FindingCode.DNSSEC_BOGUS,
            FindingCode.DANE_ABSENT),
        row(
            "a bogus address: its TLSA do not count, and are not called insecure",
            Status.FAIL,
            seen(host("mx1.example.test", tlsa(FITS), BOGUS, SECURE, PRESENTED)),
            FindingCode.DNSSEC_BOGUS),
        row(
            "a denial that may be forged is not absence",
            Status.FAIL,
            seen(host("mx1.example.test", NONE, SECURE, BOGUS, PRESENTED)),
            FindingCode.DNSSEC_BOGUS),
        row(
            "bogus stands in place of a failed lookup",
            Status.FAIL,
            seen(host(
                    "mx1.example.test",
                    new DnsAnswer.Refused<>("SERVFAIL", List.of()),
                    SECURE,
                    INDETERMINATE,
                    PRESENTED))
                .mxSecurity(bogus("expired")),
            FindingCode.DNSSEC_BOGUS),
        row(
            "a domain that takes no mail",
            Status.SKIPPED,
            new SeenDomain()
                .mx(
                    new DnsAnswer.Found<>(
                        List.of(new MxRecord(0, HostName.of(""))), Duration.ZERO, List.of()))));
  }

  private static Arguments row(
      String why, Status status, SeenDomain seen, FindingCode... expected) {
    return Arguments.of(why, status, seen, List.of(expected));
  }

  private static SeenDomain seen(MxSighting... hosts) {
    SeenDomain seen = new SeenDomain();
    for (MxSighting host : hosts) {
      seen.host(host);
    }
    return seen;
  }

  @ParameterizedTest(name = "{0}: {1} {3}")
  @MethodSource("rows")
  void exactly_these_codes_are_found(
      String why, Status status, SeenDomain seen, List<FindingCode> expected) {
    Outcome outcome = new DaneCheck().judge(seen.open());

    assertThat(outcome.findings())
        .as(why)
        .extracting(Finding::code)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(outcome.status()).as(outcome.reason()).isEqualTo(status);
    assertThat(outcome.findings())
        .allSatisfy(finding -> {
          assertThat(finding.dimension()).isEqualTo(Dimension.DANE);
          assertThat(finding.detail().plain()).isNotBlank();
          assertThat(finding.remedy().plain()).isNotBlank();
          assertThat(finding.evidence()).isNotEmpty();
        });
  }

  @Test
  void the_remedy_of_a_mismatch_is_the_record_that_fits() {
    Finding finding = only(seen(host("mx1.example.test", tlsa(STALE), SECURE, SECURE, PRESENTED)));

    assertThat(finding.effect()).isEqualTo(Effect.DELIVERY);
    assertThat(finding.remedy().plain())
        .contains("_25._tcp.mx1.example.test. 3600 IN TLSA " + FITS);
  }

  @Test
  void what_is_not_signed_is_named() {
    Finding finding =
        only(
            seen(host("mx1.example.test", tlsa(FITS), SECURE, SECURE, PRESENTED))
                .mxSecurity(DnssecStatus.of(INSECURE)));

    assertThat(finding.detail().plain()).contains("and the MX records are not");
  }

  @Test
  void a_bogus_zone_is_told_with_names_and_the_validators_reason() {
    Finding finding =
        only(
            seen(host("mx1.example.test", tlsa(FITS), BOGUS, BOGUS, PRESENTED))
                .recordSecurity(bogus("the signature over TXT expired")));

    assertThat(finding.evidence())
        .containsEntry(
            "names",
            List.of("_mta-sts.example.test", "mx1.example.test", "_25._tcp.mx1.example.test"));
    assertThat(finding.detail().plain()).contains("the signature over TXT expired");
  }

  @Test
  void why_it_is_open_is_said() {
    MxSighting stripped =
        new MxSighting(
            HostName.of("mx1.example.test"),
            10,
            SeenDomain.addresses("192.0.2.25"),
            List.of(PRESENTED),
            List.of(),
            null,
            tlsa(FITS),
            new DnssecStatus(INDETERMINATE, "the resolver strips signatures"),
            DnssecStatus.of(INDETERMINATE));

    assertThat(new DaneCheck().judge(seen(stripped).open()).reason())
        .isEqualTo(
            "the DNSSEC signatures for mx1.example.test were not judged: the resolver strips"
                + " signatures");
    assertThat(
            new DaneCheck()
                .judge(
                    seen(host("mx1.example.test", tlsa(FITS), SECURE, SECURE, UNREACHABLE)).open())
                .reason())
        .isEqualTo("the certificate of mx1.example.test was not seen: port 25 cannot be reached");
  }

  // --- the section of the report

  static List<Arguments> sections() {
    return List.of(
        section("matching", tlsa(FITS), SECURE, SECURE, PRESENTED, true, true),
        section("stale", tlsa(STALE), SECURE, SECURE, PRESENTED, true, false),
        section("of no use", tlsa(FOR_THE_WEB), SECURE, SECURE, PRESENTED, true, false),
        section("matching and unsigned", tlsa(FITS), SECURE, INSECURE, PRESENTED, false, true),
        section("bogus", tlsa(FITS), SECURE, BOGUS, PRESENTED, false, true),
        section("not judged", tlsa(FITS), SECURE, INDETERMINATE, PRESENTED, null, true),
        section("no certificate", tlsa(FITS), SECURE, SECURE, UNREACHABLE, true, null),
        section("none", NONE, SECURE, SECURE, PRESENTED, true, null));
  }

  private static Arguments section(
      String what,
      DnsAnswer<TlsaRecord> tlsa,
      State addresses,
      State tlsaState,
      StartTlsProbe probe,
      @Nullable Boolean secure,
      @Nullable Boolean matches) {
    return Arguments.of(
        what, host("mx1.example.test", tlsa, addresses, tlsaState, probe), secure, matches);
  }

  @ParameterizedTest(name = "{0}: secure {2}, matches {3}")
  @MethodSource("sections")
  void the_report_lays_the_facts_out(
      String what, MxSighting host, @Nullable Boolean secure, @Nullable Boolean matches) {
    List<DaneSection> sections = DaneFacts.sections(seen(host).seen());

    DnsAnswer<TlsaRecord> answer = host.tlsa();
    List<String> texts =
        answer == null
            ? List.of()
            : answer.recordsOrNone().stream().map(TlsaRecord::toString).toList();
    assertThat(sections)
        .as(what)
        .containsExactly(new DaneSection(HostName.of("mx1.example.test"), texts, secure, matches));
  }

  @Test
  void what_was_never_looked_at_has_no_section() {
    assertThat(DaneFacts.sections(new SeenDomain().seen())).isNull();
    assertThat(
            DaneFacts.sections(
                seen(host(
                        "mx1.example.test",
                        new DnsAnswer.NotSeen<>("no answer"),
                        SECURE,
                        INDETERMINATE))
                    .seen()))
        .isNull();
  }

  private static Finding only(SeenDomain seen) {
    List<Finding> findings = new DaneCheck().judge(seen.open()).findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }
}
