package bot.mtasts.core.probe.tls;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way from a leaf upwards, each certificate signed by the next.
///
/// @param certificates leaf first, without the root
/// @param root the trusted root above the last of them, or the leaf itself where that is trusted;
///   null when the way ends before one
record ChainPath(List<X509Certificate> certificates, @Nullable X509Certificate root) {
  /// A chain of extra certificates that all sign each other has more ways than anyone could walk;
  /// an honest one has two or three.
  private static final int MOST_STEPS = 200;

  ChainPath {
    certificates = List.copyOf(certificates);
  }

  boolean trusted() {
    return root != null;
  }

  X509Certificate leaf() {
    return certificates.getFirst();
  }

  X509Certificate end() {
    return certificates.getLast();
  }

  /// Every way that the certificates at hand allow, whatever their order and whichever of them are
  /// not needed: those to a trusted root if there are any, else those that end before one. Never
  /// empty.
  ///
  /// @param chain leaf first
  static List<ChainPath> from(List<X509Certificate> chain, Trust trust) {
    X509Certificate leaf = chain.getFirst();
    if (trust.holds(leaf)) {
      return List.of(new ChainPath(List.of(leaf), leaf));
    }
    Walk walk = new Walk(chain, trust);
    walk.onwardFrom(List.of(leaf));
    return walk.trusted.isEmpty() ? walk.ending : walk.trusted;
  }

  /// Whether a certificate names this one as its issuer and carries its signature.
  static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | ProviderException e) {
      return false; // A signature that nobody can verify signs nothing.
    }
  }

  static boolean signedByItself(X509Certificate certificate) {
    return signed(certificate, certificate);
  }

  private static final class Walk {
    private final List<X509Certificate> atHand;
    private final Trust trust;
    private final List<ChainPath> trusted = new ArrayList<>();
    private final List<ChainPath> ending = new ArrayList<>();
    private int steps;

    Walk(List<X509Certificate> atHand, Trust trust) {
      this.atHand = atHand;
      this.trust = trust;
    }

    void onwardFrom(List<X509Certificate> sofar) {
      X509Certificate last = sofar.getLast();
      boolean ends = true;
      for (X509Certificate root : trust.named(last.getIssuerX500Principal())) {
        if (signed(last, root)) {
          trusted.add(new ChainPath(sofar, root));
          ends = false;
        }
      }
      for (X509Certificate next : atHand) {
        if (steps < MOST_STEPS && !sofar.contains(next) && signed(last, next)) {
          steps++;
          List<X509Certificate> longer = new ArrayList<>(sofar);
          longer.add(next);
          onwardFrom(longer);
          ends = false;
        }
      }
      if (ends) {
        ending.add(new ChainPath(sofar, null));
      }
    }
  }
}
