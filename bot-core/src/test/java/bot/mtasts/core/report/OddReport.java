package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report that no domain gives: everything strangers could write, and every kind of value.
final class OddReport {
  static final String EVIL =
      "\u0000 \u001b[2J \u202egnp.exe\u202c \u200b | `tick` <!channel> <script>alert(1)</script>"
          + " \r\n \u009b31m \ufeff a\u0301\u0301 \uD800 \uDC00 \uD83D\uDE00 \\u0041 \"' \u2028";
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901234Z");

  private OddReport() {}

  static CheckReport report() {
    Finding shared = finding(FindingCode.RECORD_MALFORMED, evidence());
    Finding onlyInItsDimension = finding(FindingCode.RECORD_AMBIGUOUS, Map.of());
    CertificateSection certificate =
        new CertificateSection(
            EVIL, EVIL, List.of(EVIL, ""), AT, Instant.MAX, "TLSv1.2", List.of(EVIL));
    return new CheckReport(
        "chk_" + EVIL,
        new DomainName("odd.test"),
        EVIL,
        AT,
        Duration.ofNanos(1_234_567_891_234L),
        Verdict.BROKEN,
        new Prose(
            List.of(
                new Prose.Text(EVIL),
                new Prose.Text(""),
                new Prose.Code(EVIL),
                new Prose.Block(EVIL))),
        new Score(
            7,
            "F",
            Arrays.stream(Dimension.values())
                .map(d -> new Score.Points(d, d == Dimension.DANE ? null : d.weight() / 2.0))
                .toList(),
            new Score.Ceiling(Verdict.BROKEN, 30, 85)),
        List.of(
            new Outcome(
                Dimension.RECORD, Status.FAIL, EVIL, List.of(shared, onlyInItsDimension, shared)),
            Outcome.skipped(Dimension.DANE, "")),
        List.of(shared, finding(FindingCode.DANE_VALID, Map.of("n", 1L))),
        new RecordSection(
            HostName.of(EVIL),
            List.of(EVIL),
            EVIL,
            4_294_967_295L,
            List.of(
                HostName.of("dots.at.the.end..."),
                HostName.of("a.b\\."),
                HostName.of("back\\"),
                HostName.of(""))),
        new PolicySection(EVIL, EVIL, EVIL, List.of(EVIL), Long.MAX_VALUE, 599, EVIL, EVIL),
        certificate,
        List.of(
            new MxSection(
                HostName.of(EVIL),
                65_535,
                EVIL,
                List.of(EVIL),
                new StartTlsSection(false, EVIL, certificate, EVIL),
                Outlook.REFUSES),
            new MxSection(
                HostName.of("mx.test."),
                null,
                null,
                List.of(),
                new StartTlsSection(null, null, null, null),
                Outlook.UNDETERMINED)),
        new TlsRptSection(List.of(EVIL), List.of()),
        List.of(
            new DaneSection(HostName.of("mx.test"), List.of(EVIL), true, false),
            new DaneSection(HostName.of("mx.test"), List.of(), null, null)),
        List.of(new Step(EVIL, 0, Long.MAX_VALUE)),
        new CachedOutlook(
            AT,
            EVIL,
            List.of(new HostOutlook(HostName.of("mx.test"), Outlook.DELIVERS_AND_REPORTS)),
            Prose.of("{}", EVIL)));
  }

  private static Finding finding(FindingCode code, Map<String, Object> evidence) {
    return new Finding(
        code,
        Severity.CRITICAL,
        Dimension.FETCH,
        Effect.PROTECTION,
        Prose.of("The record reads {}.", EVIL),
        Prose.of("Publish this:{}", Prose.block(EVIL)),
        List.of(EVIL),
        Map.of("accept", List.of(EVIL), "limitSeconds", Map.of("mox", 60)),
        evidence);
  }

  /// Its keys stand in an order that neither the alphabet nor a hash gives.
  static Map<String, Object> evidence() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("z", EVIL);
    evidence.put("map", Map.of("map", Map.of("long", 5L)));
    evidence.put("long", 5L);
    evidence.put("integer", 5);
    evidence.put("double", 5.0);
    evidence.put("half", 0.5);
    evidence.put("flag", true);
    evidence.put("large", Long.MIN_VALUE);
    evidence.put("list", List.of(EVIL, 1, 2L, List.of(), Map.of(), false));
    evidence.put(EVIL, "");
    evidence.put("a", List.of(Map.of("host", "mx.test")));
    return evidence;
  }
}
