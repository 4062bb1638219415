package bot.mtasts.core.probe.tls;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.WeakSignatures;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What must hold of the certificates on one way to a root (RFC 5280 §6, and what senders ask
/// beyond it).
final class PathRules {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY_USAGE = "2.5.29.37.0";

  // Places in the KeyUsage bits (RFC 5280 §4.2.1.3).
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private PathRules() {}

  /// Everything that is wrong along the way, the missing root included.
  static Set<CertificateFault> faults(ChainPath path, Instant now) {
    Set<CertificateFault> faults = EnumSet.noneOf(CertificateFault.class);
    for (X509Certificate certificate : judged(path)) {
      if (now.isAfter(certificate.getNotAfter().toInstant())) {
        faults.add(CertificateFault.EXPIRED);
      }
      if (now.isBefore(certificate.getNotBefore().toInstant())) {
        faults.add(CertificateFault.NOT_YET_VALID);
      }
      // A signature of a certificate by itself proves nothing, however strong.
      if (WeakSignatures.isOn(certificate) && !ChainPath.signedByItself(certificate)) {
        faults.add(CertificateFault.WEAK_SIGNATURE);
      }
      if (!fitForServers(certificate)) {
        faults.add(CertificateFault.OTHER);
      }
    }
    if (!mayOpenConnections(path.leaf()) || (path.trusted() && !constraintsHold(path, now))) {
      faults.add(CertificateFault.OTHER);
    }
    if (!path.trusted()) {
      faults.add(
          ChainPath.signedByItself(path.leaf())
              ? CertificateFault.SELF_SIGNED
              : CertificateFault.UNTRUSTED_ISSUER);
    }
    return faults;
  }

  /// The certificates that count: an untrusted root that was sent along does not, since its dates
  /// are not what is wrong with it.
  private static List<X509Certificate> judged(ChainPath path) {
    List<X509Certificate> all = path.certificates();
    return all.size() > 1 && ChainPath.signedByItself(path.end())
        ? all.subList(0, all.size() - 1)
        : all;
  }

  /// An extended key usage, in a CA's certificate too, must allow TLS servers.
  private static boolean fitForServers(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.contains(SERVER_AUTH) || usages.contains(ANY_USAGE);
    } catch (CertificateParsingException e) {
      return false; // A usage that cannot be read allows nothing.
    }
  }

  /// The leaf's key usage, if any, must allow one of the ways in which TLS uses a server's key.
  private static boolean mayOpenConnections(X509Certificate leaf) {
    boolean[] usage = leaf.getKeyUsage();
    return usage == null
        || usage[DIGITAL_SIGNATURE]
        || usage[KEY_ENCIPHERMENT]
        || usage[KEY_AGREEMENT];
  }

  /// Basic constraints, key usage of CAs, name constraints, policies, unknown critical extensions:
  /// as the JDK validates them, apart from dates and algorithms, which are ours to judge.
  private static boolean constraintsHold(ChainPath path, Instant now) {
    if (path.leaf().equals(path.root())) {
      return true; // Trusted by itself: there is nobody above to set constraints.
    }
    Instant from = latest(path);
    Instant until = earliest(path);
    if (from.isAfter(until)) {
      return true; // Never valid at once; the dates say so, and the validator could not go on.
    }
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.root(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now.isBefore(from) ? from : now.isAfter(until) ? until : now));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()),
              parameters);
      return true;
    } catch (CertPathValidatorException e) {
      // What the JDK thinks of an algorithm changes with its settings.
      return e.getReason() == BasicReason.ALGORITHM_CONSTRAINED;
    } catch (GeneralSecurityException e) {
      return false; // A certificate that cannot be put into a path.
    }
  }

  private static Instant latest(ChainPath path) {
    return path.certificates().stream()
        .map(certificate -> certificate.getNotBefore().toInstant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static Instant earliest(ChainPath path) {
    return path.certificates().stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
