package bot.mtasts.core.check;

import bot.mtasts.core.probe.CertificateNames;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a certificate says, for people and for judging. Reading it never fails: what cannot be read
/// is empty.
///
/// @param subject as RFC 2253 writes names: `CN=mta-sts.example.com`; may be empty
/// @param issuer the same
/// @param names of the SAN: DNS names, and addresses as text
/// @param rsaBits the length of an RSA key; 0 for a key of another kind
public record CertificateFacts(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    int rsaBits) {
  private static final Duration SOON = Duration.ofDays(14);

  /// Certificates that live shorter than this are renewed in their last third.
  private static final Duration SHORT_LIFE = Duration.ofDays(42);

  /// What CAs have asked for since 2014.
  private static final int SHORTEST_RSA_KEY = 2048;

  public CertificateFacts {
    names = List.copyOf(names);
  }

  /// Reads them.
  public static CertificateFacts of(X509Certificate certificate) {
    return new CertificateFacts(
        subjectOf(certificate),
        certificate.getIssuerX500Principal().getName(),
        CertificateNames.of(certificate).all(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        certificate.getPublicKey() instanceof RSAKey key ? key.getModulus().bitLength() : 0);
  }

  static String subjectOf(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /// A handshake as the report shows it.
  public static CertificateSection section(TlsSeen tls) {
    CertificateFacts leaf = of(tls.leaf());
    return new CertificateSection(
        leaf.subject,
        leaf.issuer,
        leaf.names,
        leaf.notBefore,
        leaf.notAfter,
        tls.protocol(),
        tls.chain().stream().map(CertificateFacts::subjectOf).toList());
  }

  /// Time left; negative once it has expired.
  public Duration left(Instant now) {
    return Duration.between(now, notAfter);
  }

  /// Whether it is valid for less than 14 days, or less than a third of a lifetime under 42 days.
  /// One that has expired already does not expire soon.
  public boolean expiresSoon(Instant now) {
    Duration lifetime = Duration.between(notBefore, notAfter);
    Duration needed = lifetime.compareTo(SHORT_LIFE) < 0 ? lifetime.dividedBy(3) : SOON;
    return !left(now).isNegative() && left(now).compareTo(needed) < 0;
  }

  /// Whether its key is an RSA key under 2048 bits.
  public boolean weakKey() {
    return rsaBits > 0 && rsaBits < SHORTEST_RSA_KEY;
  }

  /// As evidence, ready for JSON; times in UTC.
  public Map<String, Object> evidence() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("subject", subject);
    facts.put("issuer", issuer);
    facts.put("names", names);
    facts.put("notBefore", notBefore.toString());
    facts.put("notAfter", notAfter.toString());
    return facts;
  }

  /// The CA that is needed next above the certificates that were sent: the issuer of the last one
  /// that can be reached from the leaf by names.
  static String issuerAbove(List<X509Certificate> chain) {
    X509Certificate last = chain.getFirst();
    List<X509Certificate> unused = new ArrayList<>(chain.subList(1, chain.size()));
    Optional<X509Certificate> next = issuerOf(last, unused);
    while (next.isPresent()) {
      last = next.get();
      unused.remove(last); // so that a circle of names ends
      next = issuerOf(last, unused);
    }
    return last.getIssuerX500Principal().getName();
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate certificate, List<X509Certificate> others) {
    return others.stream()
        .filter(o -> o.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .findFirst();
  }
}
