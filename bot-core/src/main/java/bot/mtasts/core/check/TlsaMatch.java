package bot.mtasts.core.check;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TlsaRecord;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Compares TLSA records with what a mail host presents (RFC 6698 §2.1, as RFC 7671 and RFC 7672
/// narrow it for SMTP).
enum TlsaMatch {
  MATCHES,
  NO_MATCH,
  /// Not one record is of a kind that SMTP clients use; they then go on without authentication (RFC
  /// 7672 §2.2).
  NONE_USABLE;

  private static final int DANE_TA = 2;
  private static final int DANE_EE = 3;
  private static final int WHOLE_CERTIFICATE = 0;
  private static final int PUBLIC_KEY = 1;
  private static final int EXACT = 0;
  private static final int SHA_256 = 1;
  private static final int SHA_512 = 2;

  /// Compares the records of one host with one handshake.
  ///
  /// @param now certificates below a DANE-TA anchor must be in date
  static TlsaMatch of(List<TlsaRecord> records, TlsSeen presented, Instant now) {
    List<TlsaRecord> counting = counting(records);
    if (counting.isEmpty()) {
      return NONE_USABLE;
    }
    return counting.stream().anyMatch(record -> matches(record, presented, now))
        ? MATCHES
        : NO_MATCH;
  }

  /// The record that fits a certificate's key: what RFC 7672 §3.1.1 recommends to publish.
  static TlsaRecord recommendedFor(X509Certificate leaf) {
    return new TlsaRecord(DANE_EE, PUBLIC_KEY, SHA_256, association(leaf, PUBLIC_KEY, SHA_256));
  }

  /// Whether SMTP clients use a record at all: RFC 7672 §3.1.3 leaves out usages 0 and 1, which
  /// lean on public CAs.
  static boolean isUsable(TlsaRecord record) {
    boolean kind =
        (record.usage() == DANE_TA || record.usage() == DANE_EE)
            && (record.selector() == WHOLE_CERTIFICATE || record.selector() == PUBLIC_KEY);
    return kind
        && switch (record.matchingType()) {
          case EXACT -> !record.data().isEmpty();
          case SHA_256 -> record.data().length() == 64;
          case SHA_512 -> record.data().length() == 128;
          default -> false;
        };
  }

  /// The usable records, without weaker digests that stand beside a stronger one for the same usage
  /// and selector: clients look only at the strongest (RFC 7671 §9).
  private static List<TlsaRecord> counting(List<TlsaRecord> records) {
    List<TlsaRecord> usable = records.stream().filter(TlsaMatch::isUsable).toList();
    return usable.stream()
        .filter(record ->
            record.matchingType() == EXACT
                || usable.stream().noneMatch(other -> outranks(other, record)))
        .toList();
  }

  private static boolean outranks(TlsaRecord other, TlsaRecord record) {
    return other.usage() == record.usage()
        && other.selector() == record.selector()
        && other.matchingType() > record.matchingType();
  }

  private static boolean matches(TlsaRecord record, TlsSeen presented, Instant now) {
    // RFC 7672 §3.1.1: with DANE-EE neither the names nor the dates of the certificate count.
    return record.usage() == DANE_EE
        ? fits(record, presented.leaf())
        : anchors(record, presented, now);
  }

  /// Whether a record names a CA of the chain, and the chain holds from the leaf up to it. The CA
  /// has to be sent along (RFC 7672 §3.1.2); the name and the dates count (§3.2.2).
  private static boolean anchors(TlsaRecord record, TlsSeen presented, Instant now) {
    if (presented.faults().contains(CertificateFault.NAME_MISMATCH)) {
      return false;
    }
    List<X509Certificate> path = path(presented.chain());
    for (int depth = 0; depth < path.size(); depth++) {
      X509Certificate certificate = path.get(depth);
      if (!inDate(certificate, now)) {
        return false;
      }
      if (depth > 0 && fits(record, certificate)) {
        return true;
      }
    }
    return false;
  }

  /// The leaf, its issuer, the issuer's issuer: as far as the chain sent holds them.
  private static List<X509Certificate> path(List<X509Certificate> chain) {
    List<X509Certificate> path = new ArrayList<>(List.of(chain.getFirst()));
    while (true) {
      Optional<X509Certificate> issuer =
          chain.stream()
              .filter(candidate -> !path.contains(candidate))
              .filter(candidate -> issued(candidate, path.getLast()))
              .findFirst();
      if (issuer.isEmpty()) {
        return path;
      }
      path.add(issuer.get());
    }
  }

  private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    boolean authority = issuer.getBasicConstraints() >= 0;
    if (!authority
        || !issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSignedByIt) {
      // That is the answer to the question.
      return false;
    }
  }

  private static boolean inDate(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateException outOfDate) {
      // That is the answer to the question.
      return false;
    }
  }

  private static boolean fits(TlsaRecord record, X509Certificate certificate) {
    return association(certificate, record.selector(), record.matchingType()).equals(record.data());
  }

  private static String association(X509Certificate certificate, int selector, int matchingType) {
    try {
      byte[] octets =
          selector == PUBLIC_KEY
              ? certificate.getPublicKey().getEncoded()
              : certificate.getEncoded();
      return HexFormat.of()
          .formatHex(
              switch (matchingType) {
                case SHA_256 -> MessageDigest.getInstance("SHA-256").digest(octets);
                case SHA_512 -> MessageDigest.getInstance("SHA-512").digest(octets);
                default -> octets;
              });
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a parsed certificate, and digests that every JDK has", e);
    }
  }
}
