package bot.mtasts.core.probe.tls;

import static bot.mtasts.core.probe.CertificateFault.EXPIRED;
import static bot.mtasts.core.probe.CertificateFault.INCOMPLETE_CHAIN;
import static bot.mtasts.core.probe.CertificateFault.NAME_MISMATCH;
import static bot.mtasts.core.probe.CertificateFault.NOT_YET_VALID;
import static bot.mtasts.core.probe.CertificateFault.OTHER;
import static bot.mtasts.core.probe.CertificateFault.SELF_SIGNED;
import static bot.mtasts.core.probe.CertificateFault.UNTRUSTED_ISSUER;
import static bot.mtasts.core.probe.CertificateFault.WEAK_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PkixChainJudgeTest {
  private static final String HOST = "mta-sts.example.test";
  private static final Instant NOW = Mint.NOW;
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(400));
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  private static final Minted ROOT = Mint.root("Root");
  private static final Minted CA = Mint.below(ROOT, "CA");
  private static final Minted STRANGE_ROOT = Mint.root("Strange root");
  private static final Minted STRANGE_CA = Mint.below(STRANGE_ROOT, "Strange CA");
  private static final Minted GOOD = Mint.leaf(HOST).signedBy(CA).make();

  record Row(List<X509Certificate> chain, List<CertificateFault> faults, String reason) {
    @Override
    public String toString() {
      return reason + ": " + faults;
    }
  }

  private static Row good(List<X509Certificate> chain, String reason) {
    return new Row(chain, List.of(), reason);
  }

  private static Row bad(List<X509Certificate> chain, String reason, CertificateFault... faults) {
    return new Row(chain, List.of(faults), reason);
  }

  static Stream<Row> chains() {
    KeyPair rsa = Mint.newKey("RSA", 2048);
    Minted rsaCa = Mint.authority("RSA CA").key(rsa).signedBy(ROOT).make();
    Minted expiredCa = Mint.authority("Old CA").valid(LONG_AGO, YESTERDAY).signedBy(ROOT).make();
    Minted weakCa = Mint.authority("Weak CA").hash("SHA1").signedBy(ROOT).make();
    Minted narrowCa = Mint.authority("Narrow CA").permitting("other.test").signedBy(ROOT).make();
    Minted fittingCa = Mint.authority("Fitting CA").permitting("test").signedBy(ROOT).make();
    Minted mailCa =
        Mint.authority("Mail CA").purpose(KeyPurposeId.id_kp_emailProtection).signedBy(ROOT).make();
    Minted crossSigned =
        Mint.authority("CA").key(CA.key()).valid(LONG_AGO, YESTERDAY).signedBy(ROOT).make();
    Minted strangelyCrossSigned = Mint.authority("CA").key(CA.key()).signedBy(STRANGE_ROOT).make();
    return Stream.of(
        good(chain(GOOD, CA), "leaf and CA"),
        good(chain(GOOD, CA, ROOT), "the root sent along"),
        good(chain(GOOD, ROOT, CA), "out of order"),
        good(chain(GOOD, STRANGE_CA, CA, STRANGE_ROOT), "strangers among them"),
        good(chain(GOOD, crossSigned, CA), "an expired cross-signed CA that is not needed"),
        good(chain(GOOD, strangelyCrossSigned, STRANGE_ROOT, CA), "a way that leads nowhere first"),
        good(chain(GOOD, CA, GOOD, CA), "certificates sent twice"),
        good(chain(Mint.leaf(HOST).signedBy(ROOT).make()), "signed by the root itself"),
        good(chain(leafBelow(fittingCa), fittingCa), "within the CA's name constraint"),
        good(
            chain(
                Mint.leaf(HOST).purpose(KeyPurposeId.anyExtendedKeyUsage).signedBy(CA).make(), CA),
            "any usage is allowed"),
        good(
            chain(Mint.leaf(HOST).purpose(null).signedBy(CA).make(), CA),
            "usage is not restricted"),
        good(
            chain(Mint.leaf(HOST).keyUsage(KeyUsage.digitalSignature).signedBy(CA).make(), CA),
            "a key usage that allows handshakes"),
        good(chain(Mint.leaf(HOST).rsa(1024).signedBy(CA).make(), CA), "a short key is a warning"),
        bad(chain(valid(LONG_AGO, YESTERDAY), CA), "the leaf expired", EXPIRED),
        bad(chain(valid(TOMORROW, NOW.plus(Duration.ofDays(9))), CA), "not yet", NOT_YET_VALID),
        bad(chain(leafBelow(expiredCa), expiredCa), "the CA expired", EXPIRED),
        bad(chain(Mint.leaf("example.test").signedBy(CA).make(), CA), "a name", NAME_MISMATCH),
        bad(
            chain(Mint.leaf().commonName(HOST).signedBy(CA).make(), CA),
            "the Common Name does not count",
            NAME_MISMATCH),
        bad(
            chain(Mint.leaf().address("192.0.2.1").signedBy(CA).make(), CA),
            "an address is no name",
            NAME_MISMATCH),
        bad(chain(Mint.leaf(HOST).make()), "signed by itself", SELF_SIGNED),
        bad(chain(Mint.leaf(HOST).hash("SHA1").make()), "its own hash is no matter", SELF_SIGNED),
        bad(chain(GOOD), "the CA is missing and cannot be had", UNTRUSTED_ISSUER),
        bad(chain(GOOD, ROOT), "the root does not stand in for the CA", UNTRUSTED_ISSUER),
        bad(chain(leafBelow(STRANGE_CA), STRANGE_CA), "a strange CA", UNTRUSTED_ISSUER),
        bad(
            chain(leafBelow(STRANGE_CA), STRANGE_CA, STRANGE_ROOT),
            "a strange CA with its root",
            UNTRUSTED_ISSUER),
        bad(
            chain(Mint.leaf(HOST).signedBy(forged()).make(), CA),
            "the CA's name, another's signature",
            UNTRUSTED_ISSUER),
        bad(chain(Mint.leaf(HOST).hash("SHA1").signedBy(CA).make(), CA), "SHA-1", WEAK_SIGNATURE),
        bad(
            chain(Mint.leaf(HOST).hash("MD5").signedBy(rsaCa).make(), rsaCa),
            "MD5, which the JDK would not even read",
            WEAK_SIGNATURE),
        bad(chain(leafBelow(weakCa), weakCa), "SHA-1 below the CA", WEAK_SIGNATURE),
        bad(
            chain(Mint.leaf(HOST).signedBy(GOOD).make(), GOOD, CA),
            "signed by a certificate that is no CA",
            OTHER),
        bad(chain(leafBelow(narrowCa), narrowCa), "outside the CA's name constraint", OTHER),
        bad(chain(leafBelow(mailCa), mailCa), "a CA for mail only", OTHER),
        bad(
            chain(Mint.leaf(HOST).purpose(KeyPurposeId.id_kp_clientAuth).signedBy(CA).make(), CA),
            "a certificate for clients only",
            OTHER),
        bad(
            chain(Mint.leaf(HOST).keyUsage(KeyUsage.keyCertSign).signedBy(CA).make(), CA),
            "a key usage that allows no handshake",
            OTHER),
        bad(
            chain(
                Mint.leaf("old.test").valid(LONG_AGO, YESTERDAY).signedBy(STRANGE_CA).make(),
                STRANGE_CA),
            "several at once, in the order of the enum",
            EXPIRED,
            NAME_MISMATCH,
            UNTRUSTED_ISSUER),
        bad(
            chain(Mint.leaf("box.local").valid(LONG_AGO, YESTERDAY).make()),
            "an appliance as it came",
            EXPIRED,
            NAME_MISMATCH,
            SELF_SIGNED));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void a_chain_is_judged_as_senders_would(Row row) {
    assertThat(judge(IssuerSource.NONE).faults(row.chain, HostName.of(HOST), soon()))
        .isEqualTo(row.faults);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_name_is_proved_by_the_san_alone(NameRow row) {
    List<X509Certificate> chain = chain(Mint.leaf(row.san).signedBy(CA).make(), CA);
    assertThat(judge(IssuerSource.NONE).faults(chain, HostName.of(row.host), soon()).isEmpty())
        .isEqualTo(row.proved);
  }

  record NameRow(String san, String host, boolean proved, String reason) {}

  static Stream<NameRow> names() {
    return Stream.of(
        new NameRow("mta-sts.a.test", "mta-sts.a.test", true, "the name itself"),
        new NameRow("MTA-STS.a.Test", "mta-sts.A.test", true, "letter case does not matter"),
        new NameRow("*.a.test", "mta-sts.a.test", true, "a wildcard covers one label"),
        new NameRow("*.a.test", "a.test", false, "not none"),
        new NameRow("*.a.test", "x.mta-sts.a.test", false, "not two"),
        new NameRow("*.*.test", "mta-sts.a.test", false, "only the left-most"),
        new NameRow("mta-*.a.test", "mta-sts.a.test", false, "only as the whole label"),
        new NameRow("*", "test", false, "a wildcard needs a domain"),
        new NameRow("mta-sts.*.test", "mta-sts.a.test", false, "only the left-most"),
        new NameRow("*.xn--bcher-kva.test", "mta-sts.xn--bcher-kva.test", true, "A-labels"),
        new NameRow("a.test", "mta-sts.a.test", false, "the domain is not the policy host"));
  }

  @Test
  void a_leaf_that_is_trusted_itself_needs_no_issuer() {
    Minted leaf = Mint.leaf(HOST).make();
    var judge =
        new PkixChainJudge(
            Trust.of(List.of(leaf.certificate())), IssuerSource.NONE, InstantSource.fixed(NOW));
    assertThat(judge.faults(chain(leaf), HostName.of(HOST), soon())).isEmpty();
  }

  @Test
  void a_missing_ca_that_can_be_had_is_an_incomplete_chain() {
    assertThat(judge((_, _) -> chain(CA)).faults(chain(GOOD), HostName.of(HOST), soon()))
        .containsExactly(INCOMPLETE_CHAIN);
  }

  @Test
  void two_missing_cas_are_fetched_one_after_the_other() {
    Minted lower = Mint.below(CA, "Lower CA");
    Minted leaf = leafBelow(lower);
    IssuerSource source = (below, _) -> below.equals(leaf.certificate()) ? chain(lower) : chain(CA);
    assertThat(judge(source).faults(chain(leaf), HostName.of(HOST), soon()))
        .containsExactly(INCOMPLETE_CHAIN);
  }

  @Test
  void the_faults_behind_a_hole_are_named_too() {
    Minted leaf = Mint.leaf(HOST).valid(LONG_AGO, YESTERDAY).signedBy(CA).make();
    assertThat(judge((_, _) -> chain(CA)).faults(chain(leaf), HostName.of(HOST), soon()))
        .containsExactly(EXPIRED, INCOMPLETE_CHAIN);
  }

  @Test
  void a_missing_ca_that_leads_to_no_trusted_root_is_an_untrusted_issuer() {
    IssuerSource source = (_, _) -> chain(STRANGE_CA, STRANGE_ROOT);
    assertThat(judge(source).faults(chain(leafBelow(STRANGE_CA)), HostName.of(HOST), soon()))
        .containsExactly(UNTRUSTED_ISSUER);
  }

  @Test
  void what_did_not_sign_the_leaf_fills_no_hole() {
    IssuerSource source = (_, _) -> chain(STRANGE_CA, forged(), ROOT);
    assertThat(judge(source).faults(chain(GOOD), HostName.of(HOST), soon()))
        .containsExactly(UNTRUSTED_ISSUER);
  }

  @Test
  void nothing_is_fetched_once_the_time_is_up() {
    List<X509Certificate> asked = new ArrayList<>();
    IssuerSource source =
        (below, _) -> {
          asked.add(below);
          return chain(CA);
        };
    assertThat(judge(source).faults(chain(GOOD), HostName.of(HOST), Deadline.in(Duration.ZERO)))
        .containsExactly(UNTRUSTED_ISSUER);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_endless_ladder_of_cas_is_climbed_three_rungs_only() {
    List<X509Certificate> asked = new ArrayList<>();
    List<Minted> ladder = new ArrayList<>(List.of(STRANGE_CA));
    for (int i = 0; i < 8; i++) {
      ladder.add(Mint.below(ladder.getLast(), "Rung " + i));
    }
    IssuerSource source =
        (below, _) -> {
          asked.add(below);
          return ladder.stream().map(Minted::certificate).toList();
        };
    // Each answer holds every rung, but only the next one signed what we asked about.
    assertThat(judge(source).faults(chain(leafBelow(ladder.getLast())), HostName.of(HOST), soon()))
        .containsExactly(UNTRUSTED_ISSUER);
    assertThat(asked).hasSize(3);
  }

  @Test
  void cas_that_all_sign_each_other_do_not_keep_us_for_ever() {
    KeyPair key = Mint.newKey("EC", 256);
    Minted first = Mint.authority("Knot").key(key).make();
    List<X509Certificate> knot = new ArrayList<>();
    knot.add(Mint.leaf(HOST).signedBy(first).make().certificate());
    // Ten certificates of one name and key: 10! ways through them.
    IntStream.range(0, 10)
        .forEach(_ -> knot.add(Mint.authority("Knot").key(key).make().certificate()));
    assertThat(judge(IssuerSource.NONE).faults(knot, HostName.of(HOST), soon()))
        .containsExactly(UNTRUSTED_ISSUER);
  }

  @Test
  void files_add_to_the_roots_of_the_platform(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("own.pem");
    Files.writeString(file, pem(ROOT) + "text between is allowed\n" + pem(STRANGE_ROOT));
    assertThat(Trust.ofPlatform().holds(ROOT.certificate())).isFalse();
    Trust trust = Trust.ofPlatformAnd(List.of(file));
    assertThat(trust.holds(ROOT.certificate())).isTrue();
    assertThat(trust.holds(STRANGE_ROOT.certificate())).isTrue();
    assertThat(trust.holds(CA.certificate())).isFalse();
  }

  @Test
  void a_file_without_certificates_is_named_at_once(@TempDir Path folder) throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trust.ofPlatformAnd(List.of(empty)))
        .withMessageContaining("empty.pem");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trust.ofPlatformAnd(List.of(folder.resolve("missing.pem"))))
        .withMessageContaining("missing.pem");
  }

  private static String pem(Minted minted) throws CertificateEncodingException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(minted.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static PkixChainJudge judge(IssuerSource issuers) {
    return new PkixChainJudge(
        Trust.of(List.of(ROOT.certificate())), issuers, InstantSource.fixed(NOW));
  }

  private static Minted leafBelow(Minted ca) {
    return Mint.leaf(HOST).signedBy(ca).make();
  }

  private static Minted valid(Instant from, Instant until) {
    return Mint.leaf(HOST).valid(from, until).signedBy(CA).make();
  }

  /// A CA that calls itself like the real one.
  private static Minted forged() {
    return Mint.below(ROOT, "CA");
  }

  private static List<X509Certificate> chain(Minted... minted) {
    return Stream.of(minted).map(Minted::certificate).toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
