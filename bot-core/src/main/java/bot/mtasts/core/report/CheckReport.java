package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything one check has to say; the report JSON is this, field by field.
///
/// @param id `chk_` and a ULID
/// @param domainUnicode the domain as people write it; the same as the A-labels for most
/// @param outcomes all nine dimensions, in order
/// @param findings all of them: by severity, then dimension, then the order of the catalogue
/// @param record null when the look failed; a record that is not there has no texts
/// @param policy null when nothing was fetched
/// @param certificate the policy host's; null when no handshake was seen
/// @param mx null when MX could not be looked up
/// @param tlsRpt null when the look failed
/// @param dane null when never looked at
/// @param cachedOutlook what a sender does that still holds an earlier policy; null without history
public record CheckReport(
    String id,
    DomainName domain,
    String domainUnicode,
    Instant startedAt,
    Duration took,
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
    List<Step> timings,
    @Nullable CachedOutlook cachedOutlook) {

  public CheckReport {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
    mx = mx == null ? null : List.copyOf(mx);
    dane = dane == null ? null : List.copyOf(dane);
    timings = List.copyOf(timings);
  }

  public Outcome outcome(Dimension dimension) {
    return outcomes.stream()
        .filter(outcome -> outcome.dimension() == dimension)
        .findFirst()
        .orElseThrow();
  }

  public List<Finding> findings(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  public boolean hasCritical() {
    return findings.stream().anyMatch(Finding::critical);
  }

  /// TXT at `_mta-sts`.
  ///
  /// @param texts every TXT record there, strings joined
  /// @param id of the one valid record, else null
  /// @param ttl in seconds; null without records
  public record RecordSection(
      HostName name,
      List<String> texts,
      @Nullable String id,
      @Nullable Long ttl,
      List<HostName> aliases) {
    public RecordSection {
      texts = List.copyOf(texts);
      aliases = List.copyOf(aliases);
    }
  }

  /// The policy as served.
  ///
  /// @param text as served, decoded as UTF-8, at most 64 KiB; null when no body came
  /// @param mode the word in the file when it is one of the three, else null
  /// @param mx the `mx` values in order
  /// @param maxAge in seconds; null when absent or not a number
  /// @param status the HTTP status, or null when there was no answer
  /// @param sha256 of the body's octets, hexadecimal; null without a body
  public record PolicySection(
      String url,
      @Nullable String text,
      @Nullable String mode,
      List<String> mx,
      @Nullable Long maxAge,
      @Nullable Integer status,
      @Nullable String contentType,
      @Nullable String sha256) {
    public PolicySection {
      mx = List.copyOf(mx);
    }
  }

  /// A certificate and how it was presented.
  ///
  /// @param names of the SAN: DNS names, and addresses as text
  /// @param tlsVersion `TLSv1.3` or `TLSv1.2`
  /// @param chain the subjects as sent, leaf first
  public record CertificateSection(
      String subject,
      String issuer,
      List<String> names,
      Instant notBefore,
      Instant notAfter,
      String tlsVersion,
      List<String> chain) {
    public CertificateSection {
      names = List.copyOf(names);
      chain = List.copyOf(chain);
    }
  }

  /// One MX host, or the domain itself when there is no MX.
  ///
  /// @param preference null when the domain itself stands in
  /// @param matchedBy the pattern that covers it, or null
  public record MxSection(
      HostName host,
      @Nullable Integer preference,
      @Nullable String matchedBy,
      List<String> addresses,
      StartTlsSection starttls,
      Outlook outlook) {
    public MxSection {
      addresses = List.copyOf(addresses);
    }
  }

  /// STARTTLS at one MX host, over all of its addresses: the worst of them speaks.
  ///
  /// @param offered null when not judged
  /// @param reason why it is not as it should be, or not judged; null when all is well
  public record StartTlsSection(
      @Nullable Boolean offered,
      @Nullable String tlsVersion,
      @Nullable CertificateSection certificate,
      @Nullable String reason) {}

  /// TXT at `_smtp._tls`.
  public record TlsRptSection(List<String> texts, List<String> rua) {
    public TlsRptSection {
      texts = List.copyOf(texts);
      rua = List.copyOf(rua);
    }
  }

  /// TLSA at one MX host.
  ///
  /// @param secure whether the records stand behind validated DNSSEC; null when we could not tell
  /// @param matches whether one of them matches what the MX presents; null when not judged
  public record DaneSection(
      HostName host, List<String> tlsa, @Nullable Boolean secure, @Nullable Boolean matches) {
    public DaneSection {
      tlsa = List.copyOf(tlsa);
    }
  }

  /// One step of the look.
  ///
  /// @param startMs since the check began
  public record Step(String step, long startMs, long durationMs) {}

  /// What a sender does that fetched an earlier policy and still holds it.
  ///
  /// @param until when the longest-lived of those policies expires
  /// @param hosts what becomes of mail to each of today's MX hosts
  public record CachedOutlook(Instant until, String mode, List<HostOutlook> hosts, Prose words) {
    public CachedOutlook {
      hosts = List.copyOf(hosts);
    }
  }

  public record HostOutlook(HostName host, Outlook outlook) {}
}
