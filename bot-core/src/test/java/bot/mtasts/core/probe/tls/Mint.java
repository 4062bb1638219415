package bot.mtasts.core.probe.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Makes certificates for tests, good by default and wrong in exactly the ways asked for.
public final class Mint {
  /// The moment around which everything here is valid. Nothing but our own judge looks at the
  /// dates, so it need not be the present.
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final String commonName;
  private final boolean authority;
  private List<GeneralName> names = List.of();
  private Instant from = NOW.minus(Duration.ofDays(30));
  private Instant until = NOW.plus(Duration.ofDays(60));
  private String hash = "SHA256";
  private KeyPair key = newKey("EC", 256);
  private @Nullable Minted issuer;
  private @Nullable String aia;
  private int keyUsage = -1;
  private @Nullable KeyPurposeId purpose;
  private @Nullable String permitted;

  private Mint(String commonName, boolean authority) {
    this.commonName = commonName;
    this.authority = authority;
  }

  /// A root of this name, valid for years.
  public static Minted root(String commonName) {
    return authority(commonName).make();
  }

  /// A CA below another, valid for years.
  public static Minted below(Minted issuer, String commonName) {
    return authority(commonName).signedBy(issuer).make();
  }

  /// A CA to be made; signed by itself unless told otherwise.
  public static Mint authority(String commonName) {
    return new Mint(commonName, true)
        .valid(NOW.minus(Duration.ofDays(1000)), NOW.plus(Duration.ofDays(1000)));
  }

  /// A server's certificate to be made, for these DNS names.
  public static Mint leaf(String... dnsNames) {
    Mint mint = new Mint(dnsNames.length == 0 ? "no names" : dnsNames[0], false);
    mint.names =
        List.of(dnsNames).stream().map(name -> new GeneralName(GeneralName.dNSName, name)).toList();
    mint.purpose = KeyPurposeId.id_kp_serverAuth;
    return mint;
  }

  public Mint commonName(String name) {
    Mint renamed = new Mint(name, authority);
    renamed.names = names;
    renamed.purpose = purpose;
    return renamed;
  }

  public Mint address(String ip) {
    names = List.of(new GeneralName(GeneralName.iPAddress, ip));
    return this;
  }

  public Mint valid(Instant from, Instant until) {
    this.from = from;
    this.until = until;
    return this;
  }

  public Mint signedBy(Minted issuer) {
    this.issuer = issuer;
    return this;
  }

  /// `SHA256`, `SHA1`, `MD5` (the last needs an RSA issuer).
  public Mint hash(String hash) {
    this.hash = hash;
    return this;
  }

  public Mint key(KeyPair key) {
    this.key = key;
    return this;
  }

  public Mint rsa(int bits) {
    return key(newKey("RSA", bits));
  }

  public Mint aia(String url) {
    aia = url;
    return this;
  }

  /// Bits of [KeyUsage].
  public Mint keyUsage(int bits) {
    keyUsage = bits;
    return this;
  }

  public Mint purpose(@Nullable KeyPurposeId purpose) {
    this.purpose = purpose;
    return this;
  }

  /// A name constraint for a CA: only names at or below this one.
  public Mint permitting(String dnsName) {
    permitted = dnsName;
    return this;
  }

  public Minted make() {
    try {
      X500Name subject = new X500Name("CN=" + commonName);
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null
                  ? subject
                  : X500Name.getInstance(
                      issuer.certificate().getSubjectX500Principal().getEncoded()),
              BigInteger.valueOf(SERIAL.incrementAndGet()),
              Date.from(from),
              Date.from(until),
              subject,
              key.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      if (keyUsage >= 0) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
      }
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      }
      if (permitted != null) {
        var subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, permitted));
        builder.addExtension(
            Extension.nameConstraints,
            true,
            new NameConstraints(new GeneralSubtree[] {subtree}, null));
      }
      if (aia != null) {
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, aia)));
      }
      KeyPair signer = issuer == null ? key : issuer.key();
      String algorithm =
          hash + "with" + (signer.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
      return new Minted(key, certificate);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair newKey(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
