package bot.mtasts.core.probe.tls;

import static java.util.stream.Collectors.groupingBy;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// The roots to which a chain must lead. Reading the platform's some 150 takes a tenth of a second,
/// so they are read when first asked for.
public final class Trust {
  private final Supplier<Map<X500Principal, List<X509Certificate>>> roots;

  private Trust(Supplier<List<X509Certificate>> roots) {
    this.roots =
        Suppliers.memoize(() ->
            roots.get().stream().collect(groupingBy(X509Certificate::getSubjectX500Principal)));
  }

  /// The roots that this Java trusts (`javax.net.ssl.trustStore`, else its `cacerts`).
  public static Trust ofPlatform() {
    return new Trust(Trust::platformRoots);
  }

  /// These roots and no others.
  public static Trust of(Collection<X509Certificate> roots) {
    List<X509Certificate> copy = List.copyOf(roots);
    return new Trust(() -> copy);
  }

  /// The platform's roots and those of PEM files (`network.trust-ca`), which are read at once, so
  /// that a mistake in the configuration shows at the start.
  ///
  /// @throws IllegalArgumentException naming the file that cannot be read or holds no certificate
  public static Trust ofPlatformAnd(List<Path> pemFiles) {
    List<X509Certificate> own = new ArrayList<>();
    for (Path file : pemFiles) {
      own.addAll(read(file));
    }
    return new Trust(() -> {
      List<X509Certificate> all = new ArrayList<>(platformRoots());
      all.addAll(own);
      return all;
    });
  }

  /// The roots of this name: usually none or one, more where a CA changed its key.
  public List<X509Certificate> named(X500Principal subject) {
    return roots.get().getOrDefault(subject, List.of());
  }

  /// Whether this very certificate is a root.
  public boolean holds(X509Certificate certificate) {
    return named(certificate.getSubjectX500Principal()).contains(certificate);
  }

  private static List<X509Certificate> platformRoots() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      List<X509Certificate> found = new ArrayList<>();
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          found.addAll(List.of(x509.getAcceptedIssuers()));
        }
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the trusted roots of this Java cannot be read", e);
    }
  }

  private static List<X509Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no certificate in " + file);
      }
      return found.stream().map(X509Certificate.class::cast).toList();
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException("no PEM certificates can be read from " + file, e);
    }
  }
}
