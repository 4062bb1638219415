package bot.mtasts.app;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.CachedOutlook;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.DaneSection;
import bot.mtasts.core.report.CheckReport.HostOutlook;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.StartTlsSection;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports such as the judge writes them, for renderers to say.
public final class SampleReports {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final CertificateSection CERTIFICATE =
      new CertificateSection(
          "CN=mta-sts.all-good.test",
          "CN=Lab Intermediate",
          List.of("mta-sts.all-good.test"),
          Instant.parse("2025-12-03T00:00:00Z"),
          Instant.parse("2026-03-03T00:00:00Z"),
          "TLSv1.3",
          List.of("CN=mta-sts.all-good.test", "CN=Lab Intermediate"));

  private SampleReports() {}

  /// Protected, grade A, nothing to mend.
  public static CheckReport allGood() {
    Finding noDane =
        finding(
            FindingCode.DANE_ABSENT,
            Severity.INFO,
            Prose.of("The MX hosts have no TLSA records; MTA-STS alone protects the domain."),
            Prose.of(""),
            Map.of());
    return report(
        "all-good.test",
        Verdict.PROTECTED,
        Prose.of(
            "Mail to this domain is protected: senders enforce TLS, and every MX host is ready for it."),
        score(100, "A", null),
        outcomes(Map.of()),
        List.of(noDane),
        record("all-good.test"),
        policy("all-good.test", "*.all-good.test"),
        CERTIFICATE,
        List.of(
            mx("mx1.all-good.test", 10, "*.all-good.test", Outlook.DELIVERS_PROTECTED, null),
            mx("mx2.all-good.test", 20, "*.all-good.test", Outlook.DELIVERS_PROTECTED, null)),
        new TlsRptSection(
            List.of("v=TLSRPTv1; rua=mailto:tls@all-good.test"),
            List.of("mailto:tls@all-good.test")),
        List.of(new DaneSection(HostName.of("mx1.all-good.test"), List.of(), null, null)),
        null);
  }

  /// One MX host that the policy forgets, a blank line in the policy, and no TLS-RPT.
  public static CheckReport atRisk() {
    Map<String, Object> partial = new LinkedHashMap<>();
    partial.put("hosts", List.of(Map.of("host", "mx2.partial.test")));
    partial.put("patterns", List.of("mx1.partial.test"));
    Map<String, Object> differ = new LinkedHashMap<>();
    differ.put("accept", List.of("postfix-mta-sts-resolver", "mailauth"));
    differ.put("refuse", List.of("mox", "postfix-tlspol", "maddy"));
    Finding uncovered =
        new Finding(
            FindingCode.MX_PARTIAL_MATCH,
            Severity.CRITICAL,
            Dimension.COVERAGE,
            Effect.DELIVERY,
            Prose.of(
                "{} matches none of the policy's mx patterns: {}.",
                "mx2.partial.test",
                "mx1.partial.test"),
            Prose.of(
                "Add this line to the policy, then publish a fresh id:{}or withdraw the MX record.",
                Prose.block("mx: mx2.partial.test")),
            List.of("validation-failure"),
            null,
            partial);
    Finding blank =
        new Finding(
            FindingCode.POLICY_BLANK_LINE,
            Severity.WARNING,
            Dimension.SYNTAX,
            null,
            Prose.of("Line {} of the policy is empty, which the grammar does not allow.", 3),
            Prose.of(
                "Take the empty line out of {}.",
                "https://mta-sts.partial.test/.well-known/mta-sts.txt"),
            List.of(),
            differ,
            Map.of("lines", List.of(3)));
    Finding noReports =
        finding(
            FindingCode.TLS_RPT_MISSING,
            Severity.WARNING,
            Prose.of(
                "No TXT record beginning {} stands at {}.",
                "v=TLSRPTv1",
                "_smtp._tls.partial.test"),
            Prose.of(
                "Publish this record, with an address that someone reads:{}",
                Prose.block(
                    "_smtp._tls.partial.test. IN TXT \"v=TLSRPTv1; rua=mailto:tls-reports@partial.test\"")),
            Map.of("name", "_smtp._tls.partial.test"));
    return report(
        "partial.test",
        Verdict.AT_RISK,
        Prose.of(
            "Senders that honour MTA-STS or DANE refuse or delay mail here: some MX hosts match no mx pattern."),
        new Score(
            59,
            "D",
            points(
                Map.of(Dimension.SYNTAX, 7.5, Dimension.COVERAGE, 0.0, Dimension.REPORTING, 5.0)),
            new Score.Ceiling(Verdict.AT_RISK, 59, 73)),
        outcomes(
            Map.of(
                Dimension.SYNTAX,
                    outcome(Dimension.SYNTAX, Status.WARN, "The policy has empty lines", blank),
                Dimension.COVERAGE,
                    outcome(
                        Dimension.COVERAGE,
                        Status.FAIL,
                        "Some MX hosts match no mx pattern",
                        uncovered),
                Dimension.REPORTING,
                    outcome(
                        Dimension.REPORTING,
                        Status.WARN,
                        "No TLS-RPT record is published",
                        noReports),
                Dimension.DANE,
                    new Outcome(
                        Dimension.DANE,
                        Status.UNDETERMINED,
                        "the resolver strips DNSSEC",
                        List.of()))),
        List.of(uncovered, blank, noReports),
        record("partial.test"),
        policy("partial.test", "mx1.partial.test"),
        CERTIFICATE,
        List.of(
            mx("mx1.partial.test", 10, "mx1.partial.test", Outlook.DELIVERS_PROTECTED, null),
            mx("mx2.partial.test", 20, null, Outlook.REFUSES, null)),
        new TlsRptSection(List.of(), List.of()),
        null,
        null);
  }

  /// Nothing is published, and senders still hold an old policy; an international name.
  public static CheckReport absent() {
    Finding missing =
        new Finding(
            FindingCode.MISSING_RECORD,
            Severity.CRITICAL,
            Dimension.RECORD,
            Effect.PROTECTION,
            Prose.of(
                "No TXT record beginning {} stands at {}.",
                "v=STSv1",
                "_mta-sts.xn--bcher-kva.test"),
            Prose.of(
                "Publish this record once the policy is served:{}",
                Prose.block(
                    "_mta-sts.xn--bcher-kva.test. IN TXT \"v=STSv1; id=20260102030405Z;\"")),
            List.of(),
            null,
            ordered("answer", "NXDOMAIN", "foundAt", List.of()));
    return new CheckReport(
        "chk_01KDYV0000ABSENT0000000000",
        new DomainName("xn--bcher-kva.test"),
        "bücher.test",
        NOW,
        Duration.ofMillis(96),
        Verdict.ABSENT,
        Prose.of(
            "This domain does not publish MTA-STS: anyone on the path can make its mail travel in cleartext."),
        new Score(
            10,
            "F",
            points(
                Map.of(
                    Dimension.RECORD,
                    0.0,
                    Dimension.FETCH,
                    0.0,
                    Dimension.CERTIFICATE,
                    0.0,
                    Dimension.SYNTAX,
                    0.0,
                    Dimension.COVERAGE,
                    0.0,
                    Dimension.STARTTLS,
                    0.0,
                    Dimension.CONSISTENCY,
                    0.0)),
            null),
        outcomes(
            Map.of(
                Dimension.RECORD,
                    outcome(
                        Dimension.RECORD, Status.FAIL, "No MTA-STS record is published", missing),
                Dimension.FETCH, Outcome.skipped(Dimension.FETCH, "there is no policy host"),
                Dimension.CERTIFICATE,
                    Outcome.skipped(Dimension.CERTIFICATE, "there is no policy host"),
                Dimension.SYNTAX, Outcome.skipped(Dimension.SYNTAX, "there is no policy"),
                Dimension.COVERAGE,
                    Outcome.skipped(Dimension.COVERAGE, "there is no policy to compare with"),
                Dimension.CONSISTENCY,
                    Outcome.skipped(
                        Dimension.CONSISTENCY, "neither a record nor a policy was seen"))),
        List.of(missing),
        new RecordSection(
            HostName.of("_mta-sts.xn--bcher-kva.test"), List.of(), null, null, List.of()),
        null,
        null,
        List.of(mx("mx.xn--bcher-kva.test", null, null, Outlook.DELIVERS_UNPROTECTED, null)),
        new TlsRptSection(List.of("v=TLSRPTv1; rua=https://r.test/x"), List.of("https://r.test/x")),
        List.of(),
        List.of(),
        new CachedOutlook(
            Instant.parse("2026-01-09T00:00:00Z"),
            "enforce",
            List.of(new HostOutlook(HostName.of("mx.xn--bcher-kva.test"), Outlook.REFUSES)),
            Prose.of(
                "Until 2026-01-09 a sender may hold the policy of an earlier check, and refuse {}.",
                "mx.xn--bcher-kva.test")));
  }

  /// Nothing could be seen.
  public static CheckReport undetermined() {
    Map<Dimension, Outcome> unseen = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      unseen.put(
          dimension,
          new Outcome(
              dimension, Status.UNDETERMINED, "no answer from 192.0.2.53 within 5 s", List.of()));
    }
    return report(
        "silent.test",
        Verdict.UNDETERMINED,
        Prose.of(
            "We could not see enough to say: {}.",
            Prose.words("no answer from 192.0.2.53 within 5 s")),
        new Score(
            null,
            null,
            Arrays.stream(Dimension.values()).map(d -> new Score.Points(d, null)).toList(),
            null),
        outcomes(unseen),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// Every value is an attack on the reader's terminal, browser, ticket or eye.
  public static CheckReport hostile() {
    String evil =
        "\u001b[2J\u001b]0;owned\u0007 \u202egnp.exe\u202c \u200bzero | `tick` ``two`` <!channel> @everyone"
            + " <script>alert(1)</script> **bold** [x](javascript:1) \r\nsecond line \u009b31m \ufeff a\u0301\u0301\u0301\u0301 \uD800";
    Finding finding =
        new Finding(
            FindingCode.RECORD_MALFORMED,
            Severity.CRITICAL,
            Dimension.RECORD,
            Effect.PROTECTION,
            Prose.of("The record reads {}.", evil),
            Prose.of(
                "Publish this instead:{}",
                Prose.block("v=STSv1; id=1;\n" + evil + "\n```\nout of the fence")),
            List.of(),
            Map.of("accept", List.of(evil)),
            ordered(
                "text",
                evil,
                "long",
                "x".repeat(2_000),
                "deep",
                Map.of("list", List.of(evil, 1, true))));
    return report(
        "hostile.test",
        Verdict.BROKEN,
        Prose.of("MTA-STS is published, and senders cannot rely on it: {}.", evil),
        score(30, "F", new Score.Ceiling(Verdict.BROKEN, 30, 85)),
        outcomes(Map.of(Dimension.RECORD, outcome(Dimension.RECORD, Status.FAIL, evil, finding))),
        List.of(finding),
        new RecordSection(
            HostName.of("_mta-sts.hostile.test"),
            List.of(evil),
            evil,
            300L,
            List.of(HostName.of(evil))),
        new PolicySection(
            "https://mta-sts.hostile.test/.well-known/mta-sts.txt",
            evil,
            null,
            List.of(evil),
            null,
            200,
            evil,
            null),
        new CertificateSection(
            "CN=" + evil, "CN=" + evil, List.of(evil), NOW, NOW, "TLSv1.3", List.of(evil)),
        List.of(mx(evil, 10, evil, Outlook.DELIVERS_UNPROTECTED, evil)),
        new TlsRptSection(List.of(evil), List.of(evil)),
        List.of(new DaneSection(HostName.of(evil), List.of(evil), null, null)),
        null);
  }

  /// All of them.
  public static List<CheckReport> all() {
    return List.of(allGood(), atRisk(), absent(), undetermined(), hostile());
  }

  private static CheckReport report(
      String domain,
      Verdict verdict,
      Prose summary,
      Score score,
      List<Outcome> outcomes,
      List<Finding> findings,
      @Nullable RecordSection record,
      @Nullable PolicySection policy,
      @Nullable CertificateSection certificate,
      @Nullable List<MxSection> mx,
      @Nullable TlsRptSection tlsRpt,
      @Nullable List<DaneSection> dane,
      @Nullable CachedOutlook cached) {
    return new CheckReport(
        "chk_01KDYV3J4E5F6G7H8J9KMNPQRS",
        new DomainName(domain),
        domain,
        NOW,
        Duration.ofMillis(412),
        verdict,
        summary,
        score,
        outcomes,
        findings,
        record,
        policy,
        certificate,
        mx,
        tlsRpt,
        dane,
        List.of(
            new Step("dns TXT _mta-sts." + domain, 0, 51),
            new Step("dns A mta-sts." + domain, 1, 50),
            new Step("fetch 192.0.2.1", 52, 160),
            new Step("smtp mx1." + domain + " 192.0.2.2", 103, 309)),
        cached);
  }

  private static RecordSection record(String domain) {
    return new RecordSection(
        HostName.of("_mta-sts." + domain),
        List.of("v=STSv1; id=20260101000000Z;"),
        "20260101000000Z",
        300L,
        List.of());
  }

  private static PolicySection policy(String domain, String mx) {
    return new PolicySection(
        "https://mta-sts." + domain + "/.well-known/mta-sts.txt",
        "version: STSv1\nmode: enforce\nmx: " + mx + "\nmax_age: 604800\n",
        "enforce",
        List.of(mx),
        604_800L,
        200,
        "text/plain",
        "0".repeat(64));
  }

  private static MxSection mx(
      String host,
      @Nullable Integer preference,
      @Nullable String by,
      Outlook outlook,
      @Nullable String reason) {
    return new MxSection(
        HostName.of(host),
        preference,
        by,
        List.of("192.0.2.2"),
        new StartTlsSection(true, "TLSv1.3", CERTIFICATE, reason),
        outlook);
  }

  private static Finding finding(
      FindingCode code,
      Severity severity,
      Prose detail,
      Prose remedy,
      Map<String, Object> evidence) {
    return new Finding(
        code, severity, code.dimension(), null, detail, remedy, List.of(), null, evidence);
  }

  private static Outcome outcome(
      Dimension dimension, Status status, String reason, Finding finding) {
    return new Outcome(dimension, status, reason, List.of(finding));
  }

  private static List<Outcome> outcomes(Map<Dimension, Outcome> others) {
    return Arrays.stream(Dimension.values())
        .map(dimension ->
            others.getOrDefault(dimension, new Outcome(dimension, Status.PASS, null, List.of())))
        .toList();
  }

  private static Score score(int total, String grade, Score.@Nullable Ceiling ceiling) {
    return new Score(total, grade, points(Map.of()), ceiling);
  }

  private static List<Score.Points> points(Map<Dimension, Double> others) {
    return Arrays.stream(Dimension.values())
        .map(dimension ->
            new Score.Points(
                dimension, others.getOrDefault(dimension, (double) dimension.weight())))
        .toList();
  }

  // Map.of shuffles its keys anew in each JVM.
  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
