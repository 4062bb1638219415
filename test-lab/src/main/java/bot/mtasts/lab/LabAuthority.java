package bot.mtasts.lab;

import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.CertificatePlan.Chain;
import bot.mtasts.lab.world.CertificatePlan.Hash;
import bot.mtasts.lab.world.CertificatePlan.KeyKind;
import bot.mtasts.lab.world.Rr;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// The lab's own certificate authority: a root that the lab's users trust, an intermediate below
/// it, and a second pair that nobody trusts. Mints what a [CertificatePlan] asks for when it is
/// first needed, faults included, and always the same certificate for the same plan.
public final class LabAuthority {
  /// Valid whenever a leaf is, whatever its faults: a validator must find the leaf's fault, not
  /// ours.
  private static final Duration CA_AGE = Duration.ofDays(2000);

  private final SecureRandom random = new SecureRandom();
  private final Map<CertificatePlan, Identity> minted = new ConcurrentHashMap<>();
  private final Map<KeyKind, KeyPair> keys = new EnumMap<>(KeyKind.class);
  private final Instant founded;
  private final String aiaUrl;
  private final Supplier<Identity> root = once(() -> ca("mtasts lab root", null));
  private final Supplier<Identity> intermediate =
      once(() -> ca("mtasts lab intermediate", root.get()));
  private final Supplier<Identity> strangeRoot = once(() -> ca("a root that nobody trusts", null));
  private final Supplier<Identity> strangeIntermediate =
      once(() -> ca("an intermediate that nobody trusts", strangeRoot.get()));

  /// @param founded the moment to which the times in plans are relative
  /// @param aiaUrl where certificates say that the intermediate can be had
  public LabAuthority(Instant founded, String aiaUrl) {
    this.founded = founded;
    this.aiaUrl = aiaUrl;
  }

  /// A key and the certificates a server sends with it, its own first.
  public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
      chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
      return chain.getFirst();
    }
  }

  /// The root to trust.
  public X509Certificate root() {
    return root.get().certificate();
  }

  /// The root to trust, as PEM.
  public String rootPem() {
    try {
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root().getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What is served at [#aiaUrl].
  public X509Certificate intermediate() {
    return intermediate.get().certificate();
  }

  public String aiaUrl() {
    return aiaUrl;
  }

  /// The chain a server sends, leaf first.
  public List<X509Certificate> chain(CertificatePlan plan) {
    return identity(plan).chain();
  }

  /// The same with the leaf's key.
  public Identity identity(CertificatePlan plan) {
    return minted.computeIfAbsent(plan, this::mint);
  }

  /// The association data of a TLSA record (RFC 6698 §2.1.4): that of the leaf, or of its issuer
  /// for the usages 0 and 2.
  public byte[] associationData(Rr.Tlsa tlsa) {
    if (!(tlsa.data() instanceof Rr.TlsaData.Matching(CertificatePlan plan))) {
      return new byte[tlsa.matchingType() == 2 ? 64 : 32];
    }
    boolean issuer = tlsa.usage() == 0 || tlsa.usage() == 2;
    var certificate = issuer ? issuerOf(plan) : chain(plan).getFirst();
    try {
      byte[] selected =
          tlsa.selector() == 0 ? certificate.getEncoded() : certificate.getPublicKey().getEncoded();
      return switch (tlsa.matchingType()) {
        case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
        case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
        default -> selected;
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate issuerOf(CertificatePlan plan) {
    return switch (plan.chain()) {
      case SELF_SIGNED -> chain(plan).getFirst();
      case UNTRUSTED, UNTRUSTED_WITH_ROOT -> strangeIntermediate.get().certificate();
      case COMPLETE, COMPLETE_WITH_ROOT, MISSING_INTERMEDIATE, MISSING_INTERMEDIATE_WITHOUT_AIA ->
          intermediate();
    };
  }

  private Identity mint(CertificatePlan plan) {
    var key = key(plan.key());
    return switch (plan.chain()) {
      case COMPLETE -> sent(key, leaf(plan, key, intermediate.get()), intermediate.get());
      case COMPLETE_WITH_ROOT ->
          sent(key, leaf(plan, key, intermediate.get()), intermediate.get(), root.get());
      case MISSING_INTERMEDIATE, MISSING_INTERMEDIATE_WITHOUT_AIA ->
          sent(key, leaf(plan, key, intermediate.get()));
      case SELF_SIGNED -> sent(key, leaf(plan, key, null));
      case UNTRUSTED ->
          sent(key, leaf(plan, key, strangeIntermediate.get()), strangeIntermediate.get());
      case UNTRUSTED_WITH_ROOT ->
          sent(
              key,
              leaf(plan, key, strangeIntermediate.get()),
              strangeIntermediate.get(),
              strangeRoot.get());
    };
  }

  private static Identity sent(KeyPair key, X509Certificate leaf, Identity... above) {
    var chain = new ArrayList<X509Certificate>();
    chain.add(leaf);
    for (Identity ca : above) {
      chain.add(ca.certificate());
    }
    return new Identity(key.getPrivate(), chain);
  }

  private X509Certificate leaf(CertificatePlan plan, KeyPair key, @Nullable Identity issuer) {
    var subject = name(plan.commonName());
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null ? subject : nameOf(issuer),
              serial(),
              Date.from(founded.plus(plan.notBefore())),
              Date.from(founded.plus(plan.notAfter())),
              subject,
              key.getPublic());
      var extensions = new JcaX509ExtensionUtils();
      if (!plan.names().isEmpty()) {
        var names =
            plan.names().stream()
                .map(n -> new GeneralName(GeneralName.dNSName, n))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(key.getPublic()));
      if (issuer != null) {
        builder.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(issuer.certificate()));
      }
      if (issuer != null
          && issuer.equals(intermediate.get())
          && plan.chain() != Chain.MISSING_INTERMEDIATE_WITHOUT_AIA) {
        var url = new GeneralName(GeneralName.uniformResourceIdentifier, aiaUrl);
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription(AccessDescription.id_ad_caIssuers, url)));
      }
      return signed(builder, issuer == null ? key.getPrivate() : issuer.key(), plan.hash());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot mint " + plan, e);
    }
  }

  private Identity ca(String commonName, @Nullable Identity issuer) {
    var key = newKey(KeyKind.EC_P256);
    var subject = name(commonName);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null ? subject : nameOf(issuer),
              serial(),
              Date.from(founded.minus(CA_AGE)),
              Date.from(founded.plus(CA_AGE)),
              subject,
              key.getPublic());
      var extensions = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(key.getPublic()));
      if (issuer != null) {
        builder.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(issuer.certificate()));
      }
      var certificate =
          signed(builder, issuer == null ? key.getPrivate() : issuer.key(), Hash.SHA256);
      return new Identity(key.getPrivate(), List.of(certificate));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot found " + commonName, e);
    }
  }

  private static X509Certificate signed(
      X509v3CertificateBuilder builder, PrivateKey signer, Hash hash)
      throws OperatorCreationException, GeneralSecurityException {
    String algorithm =
        hash.name() + "with" + (signer.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static X500Name nameOf(Identity issuer) {
    return X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
  }

  private BigInteger serial() {
    return new BigInteger(64, random).setBit(63);
  }

  /// All leaves share one key of each kind: minting stays quick, and a lab's keys guard nothing.
  private KeyPair key(KeyKind kind) {
    synchronized (keys) {
      return keys.computeIfAbsent(kind, LabAuthority::newKey);
    }
  }

  private static KeyPair newKey(KeyKind kind) {
    try {
      var generator = KeyPairGenerator.getInstance(kind == KeyKind.EC_P256 ? "EC" : "RSA");
      generator.initialize(
          switch (kind) {
            case EC_P256 -> 256;
            case RSA_2048 -> 2048;
            case RSA_1024 -> 1024;
          });
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public synchronized T get() {
        T made = this.made;
        if (made == null) {
          made = maker.get();
          this.made = made;
        }
        return made;
      }
    };
  }
}
