package bot.mtasts.core.probe.tls;

import static java.util.Objects.requireNonNull;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The trust manager of one connection: notes what the server presents before anything is decided,
/// so that chain, protocol and cipher are known also when the handshake fails on them.
///
/// Extending [X509ExtendedTrustManager] matters twice: JSSE hands us the socket, whose handshake
/// session knows protocol and cipher, and it adds no checks of its own, which would stop the
/// handshake for the JDK's reasons and not for ours.
public final class ChainRecorder extends X509ExtendedTrustManager {
  private final Predicate<List<X509Certificate>> proof;
  private volatile @Nullable Presented presented;
  private volatile boolean unproven;

  private ChainRecorder(Predicate<List<X509Certificate>> proof) {
    this.proof = proof;
  }

  /// Lets every chain pass: for MX hosts, which are judged afterwards.
  public static ChainRecorder observing() {
    return new ChainRecorder(_ -> true);
  }

  /// Stops the handshake unless the chain convinces: for policy hosts, so that nothing is ever sent
  /// to an unproven one.
  ///
  /// @param proof asked once per handshake, on its thread; must not block
  public static ChainRecorder demanding(Predicate<List<X509Certificate>> proof) {
    return new ChainRecorder(proof);
  }

  /// A fresh context that trusts through this recorder. It has no session to resume, so the server
  /// always sends its whole chain.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /// What the server presented, or null when it came to no certificate.
  public @Nullable Presented presented() {
    return presented;
  }

  /// Whether the chain was refused by the proof that this recorder demands.
  public boolean unproven() {
    return unproven;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    record(chain, ((SSLSocket) socket).getHandshakeSession());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    record(chain, engine.getHandshakeSession());
  }

  private void record(X509Certificate[] chain, SSLSession session) throws CertificateException {
    Presented seen =
        new Presented(
            session.getProtocol(), requireNonNull(session.getCipherSuite()), List.of(chain));
    presented = seen;
    if (!proof.test(seen.chain())) {
      unproven = true;
      throw new CertificateException("the chain does not prove the host");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a chain is judged within its handshake only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notAServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw notAServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw notAServer();
  }

  private static CertificateException notAServer() {
    return new CertificateException("looks are taken by clients only");
  }

  /// None: our roots stand in [Trust], and a client does not announce them.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
