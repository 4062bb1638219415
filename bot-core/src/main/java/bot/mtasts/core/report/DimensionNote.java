package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one line beside a dimension: why it is not `pass`, or else what was seen there. An admin
/// recognises their own set-up in it.
public final class DimensionNote {
  private static final Prose NOTHING = Prose.of("");

  private DimensionNote() {}

  /// The outcome's reason where there is one, else the facts of the report's section.
  public static Prose of(CheckReport report, Outcome outcome) {
    String reason = outcome.reason();
    if (reason != null) {
      return new Prose(List.of(new Prose.Text(reason)));
    }
    return switch (outcome.dimension()) {
      case RECORD -> record(report.record());
      case FETCH -> fetch(report.policy());
      case CERTIFICATE -> certificate(report, report.certificate());
      case SYNTAX -> syntax(report.policy());
      case COVERAGE -> coverage(report.mx());
      case STARTTLS -> starttls(report.mx());
      case CONSISTENCY -> Prose.of("record, policy and name servers agree");
      case REPORTING -> reporting(report.tlsRpt());
      case DANE -> dane(report, report.outcome(Dimension.DANE));
    };
  }

  private static Prose record(@Nullable RecordSection record) {
    if (record == null || record.id() == null) {
      return NOTHING;
    }
    Prose id = Prose.of("id {}", record.id());
    Long ttl = record.ttl();
    return ttl == null
        ? id
        : id.then(", TTL {}", Prose.words(SpanOfTime.inWords(Duration.ofSeconds(ttl))));
  }

  private static Prose fetch(@Nullable PolicySection policy) {
    if (policy == null || policy.status() == null) {
      return NOTHING;
    }
    Prose status = Prose.of("HTTP {}", policy.status());
    if (policy.contentType() != null) {
      status = status.then(", {}", policy.contentType());
    }
    String text = policy.text();
    return text == null
        ? status
        : status.then(", {} bytes", text.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Prose certificate(CheckReport report, @Nullable CertificateSection certificate) {
    if (certificate == null) {
      return NOTHING;
    }
    Duration left = Duration.between(report.startedAt(), certificate.notAfter());
    String until = certificate.notAfter().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return Prose.of(
        "valid for {}, until {}, {}",
        Prose.words(SpanOfTime.inWords(left).replace("about ", "")),
        Prose.words(until),
        certificate.tlsVersion());
  }

  private static Prose syntax(@Nullable PolicySection policy) {
    if (policy == null || policy.mode() == null) {
      return NOTHING;
    }
    Prose mode = Prose.of("mode {}", policy.mode());
    Long maxAge = policy.maxAge();
    return maxAge == null
        ? mode
        : mode.then(", max_age {}", Prose.words(SpanOfTime.inWords(Duration.ofSeconds(maxAge))));
  }

  private static Prose coverage(@Nullable List<MxSection> mx) {
    return mx == null
        ? NOTHING
        : Prose.of(
            "{} of {} {} the policy",
            (int) mx.stream().filter(host -> host.matchedBy() != null).count(),
            mx.size(),
            Prose.words(mx.size() == 1 ? "MX host matches" : "MX hosts match"));
  }

  private static Prose starttls(@Nullable List<MxSection> mx) {
    return mx == null
        ? NOTHING
        : Prose.of(
            "{} of {} {} it with a valid certificate",
            (int)
                mx.stream()
                    .map(MxSection::starttls)
                    .filter(tls -> Boolean.TRUE.equals(tls.offered()) && tls.reason() == null)
                    .count(),
            mx.size(),
            Prose.words(mx.size() == 1 ? "MX host offers" : "MX hosts offer"));
  }

  private static Prose reporting(@Nullable TlsRptSection tlsRpt) {
    return tlsRpt == null || tlsRpt.rua().isEmpty()
        ? NOTHING
        : Prose.of("reports go to {}", tlsRpt.rua());
  }

  private static Prose dane(CheckReport report, Outcome dane) {
    if (dane.finding(FindingCode.DANE_VALID).isPresent()) {
      return Prose.of("TLSA records match, behind DNSSEC");
    }
    return report.verdict() == Verdict.PROTECTED
        ? Prose.of("no TLSA records: MTA-STS protects the domain alone")
        : Prose.of("no TLSA records; MTA-STS needs none");
  }
}
