package bot.mtasts.core.check;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TlsaRecord;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The chain of a mail host: a root, an issuer below it, a leaf below that.
record MailChain(X509Certificate leaf, X509Certificate issuer, X509Certificate root) {

  /// A chain whose leaf is valid for some days before and after [SeenDomain#NOW].
  static MailChain valid() {
    return until(SeenDomain.NOW.plus(Duration.ofDays(30)));
  }

  /// A chain whose leaf expires at a moment.
  static MailChain until(Instant notAfter) {
    KeyPair rootKey = newKey();
    KeyPair issuerKey = newKey();
    Instant later = SeenDomain.NOW.plus(Duration.ofDays(300));
    return new MailChain(
        certificate("CN=leaf", newKey(), "CN=issuer", issuerKey, notAfter, false),
        certificate("CN=issuer", issuerKey, "CN=root", rootKey, later, true),
        certificate("CN=root", rootKey, "CN=root", rootKey, later, true));
  }

  /// As served in a handshake: leaf and issuer.
  TlsSeen served(CertificateFault... faults) {
    return seen(List.of(leaf, issuer), faults);
  }

  static TlsSeen seen(List<X509Certificate> chain, CertificateFault... faults) {
    return new TlsSeen("TLSv1.3", "", chain, List.of(faults));
  }

  /// The record that fits a certificate.
  static TlsaRecord tlsa(int usage, int selector, int matchingType, X509Certificate certificate) {
    try {
      byte[] octets =
          selector == 1 ? certificate.getPublicKey().getEncoded() : certificate.getEncoded();
      byte[] data =
          switch (matchingType) {
            case 1 -> MessageDigest.getInstance("SHA-256").digest(octets);
            case 2 -> MessageDigest.getInstance("SHA-512").digest(octets);
            default -> octets;
          };
      return new TlsaRecord(usage, selector, matchingType, HexFormat.of().formatHex(data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      String subject,
      KeyPair key,
      String issuer,
      KeyPair issuerKey,
      Instant notAfter,
      boolean authority) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(Math.abs((long) subject.hashCode())),
              Date.from(SeenDomain.NOW.minus(Duration.ofDays(60))),
              Date.from(notAfter),
              new X500Principal(subject),
              key.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
