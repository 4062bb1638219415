package bot.mtasts.core.check;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// When a certificate that is valid today should have been renewed.
final class CertificateExpiry {
  /// Two weeks are enough to notice that the renewal does not run, and to mend it.
  private static final Duration NOTICE = Duration.ofDays(14);

  /// Below this lifetime two weeks would be more than the last third, in which renewal is due.
  private static final Duration SHORT_LIFE = Duration.ofDays(42);

  private CertificateExpiry() {}

  /// Whether it expires in less than 14 days, or, with a lifetime under 42 days, in less than a
  /// third of that lifetime.
  static boolean soon(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration lifetime = Duration.between(certificate.getNotBefore().toInstant(), end);
    Duration notice = lifetime.compareTo(SHORT_LIFE) < 0 ? lifetime.dividedBy(3) : NOTICE;
    return Duration.between(now, end).compareTo(notice) < 0;
  }
}
