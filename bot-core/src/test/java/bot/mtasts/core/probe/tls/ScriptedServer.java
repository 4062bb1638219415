package bot.mtasts.core.probe.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server on loopback that plays a script to each visitor, on a virtual thread of its own.
public final class ScriptedServer implements AutoCloseable {
  /// What the server does with one connection, which is closed at the end.
  @FunctionalInterface
  public interface Script {
    void play(Socket socket) throws IOException;
  }

  private final ServerSocket listener;
  private final AtomicInteger visits = new AtomicInteger();

  private ScriptedServer(InetAddress address, Script script) throws IOException {
    listener = new ServerSocket(0, 50, address);
    Thread.ofVirtual().start(() -> serve(script));
  }

  public static ScriptedServer playing(Script script) throws IOException {
    return new ScriptedServer(InetAddress.getLoopbackAddress(), script);
  }

  /// A server that ends the TLS handshake before it plays its script.
  public static ScriptedServer playingOverTls(List<Minted> chain, Script script)
      throws IOException {
    return playing(socket -> script.play(secure(socket, chain)));
  }

  /// The server's side of a handshake.
  ///
  /// @param chain leaf first
  public static SSLSocket secure(Socket socket, List<Minted> chain) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      Certificate[] sent = chain.stream().map(Minted::certificate).toArray(Certificate[]::new);
      keys.setKeyEntry("own", chain.getFirst().key().getPrivate(), new char[0], sent);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      return secure;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// How many connections were made so far.
  public int visits() {
    return visits.get();
  }

  /// A new connection to it.
  public Socket connect() throws IOException {
    return new Socket(listener.getInetAddress(), port());
  }

  /// Reads until the visitor leaves.
  public static void untilTheyLeave(Socket socket) throws IOException {
    byte[] rest = new byte[4096];
    while (socket.getInputStream().read(rest) >= 0) {
      // Nothing it says matters any more.
    }
  }

  /// Reads one TLS record, the ClientHello, and returns its payload.
  public static byte[] readRecord(Socket socket) throws IOException {
    byte[] header = socket.getInputStream().readNBytes(5);
    return socket.getInputStream().readNBytes(((header[3] & 0xff) << 8) | (header[4] & 0xff));
  }

  private void serve(Script script) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        visits.incrementAndGet();
        Thread.ofVirtual().start(() -> play(script, socket));
      } catch (IOException e) {
        return; // The test closed the listener.
      }
    }
  }

  private static void play(Script script, Socket socket) {
    try (socket) {
      script.play(socket);
    } catch (IOException e) {
      // A visitor that hangs up in the middle is what many tests are about.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The chain as sent.
  public static List<Minted> chain(Minted... chain) {
    return Stream.of(chain).toList();
  }
}
