package bot.mtasts.lab.world;

import java.time.Duration;
import java.util.List;

/// How a host's certificate is to be made; the lab's authority mints it when it is first needed.
/// Times are relative to the moment the authority was founded, so a plan never goes stale.
///
/// @param commonName the CN of the subject; it proves nothing, RFC 8461 §3.3 counts only the SAN
/// @param names the DNS names in the SAN; empty for no SAN at all
/// @param chain which certificates are sent, and who signed them
/// @param key the leaf's key
/// @param hash the hash in the signature over the leaf
/// @param notBefore from then, negative for the past
/// @param notAfter until then, negative for an expired one
public record CertificatePlan(
    String commonName,
    List<String> names,
    Chain chain,
    KeyKind key,
    Hash hash,
    Duration notBefore,
    Duration notAfter) {

  public CertificatePlan {
    names = List.copyOf(names);
  }

  /// A certificate as it should be: one name, 90 days long, 60 of them left, sent with its
  /// intermediate.
  public static CertificatePlan good(String host) {
    return new CertificatePlan(
        host,
        List.of(host),
        Chain.COMPLETE,
        KeyKind.EC_P256,
        Hash.SHA256,
        Duration.ofDays(-30),
        Duration.ofDays(60));
  }

  public CertificatePlan withNames(List<String> names) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  public CertificatePlan withCommonName(String commonName) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  public CertificatePlan withChain(Chain chain) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  public CertificatePlan withKey(KeyKind key) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  public CertificatePlan withHash(Hash hash) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  public CertificatePlan valid(Duration notBefore, Duration notAfter) {
    return new CertificatePlan(commonName, names, chain, key, hash, notBefore, notAfter);
  }

  /// Which certificates the server sends, and whether they lead to the lab's root.
  public enum Chain {
    /// leaf and intermediate, as it should be
    COMPLETE,
    /// leaf, intermediate and the lab's root, which is superfluous and harmless
    COMPLETE_WITH_ROOT,
    /// the leaf alone; its AIA names an address where the intermediate can be had
    MISSING_INTERMEDIATE,
    /// the leaf alone, without AIA: the missing CA cannot be had
    MISSING_INTERMEDIATE_WITHOUT_AIA,
    /// a leaf signed by itself
    SELF_SIGNED,
    /// leaf and intermediate below a root that nobody trusts, which is not sent
    UNTRUSTED,
    /// the same with that root sent along
    UNTRUSTED_WITH_ROOT
  }

  /// The leaf's key.
  public enum KeyKind {
    EC_P256,
    RSA_2048,
    RSA_1024
  }

  /// The hash in the signature over the leaf.
  public enum Hash {
    SHA256,
    SHA1
  }
}
