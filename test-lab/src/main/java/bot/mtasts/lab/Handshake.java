package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.TlsManner;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The server's side of a TLS handshake, in any manner.
final class Handshake {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;

  private final LabAuthority authority;
  private final Map<Host, SSLContext> contexts = new ConcurrentHashMap<>();

  Handshake(LabAuthority authority) {
    this.authority = authority;
  }

  private record Host(String name, CertificatePlan plan, boolean asksForSni) {}

  /// Meets a client that begins TLS on this connection.
  ///
  /// @param asksForSni whether a client that does not name the host gets another host's certificate
  /// @return the secured connection; null if the manner is one that leads to none (the connection
  ///   may be closed then)
  @Nullable SSLSocket meet(Socket socket, TlsManner manner, String host, boolean asksForSni)
      throws IOException {
    switch (manner) {
      case TlsManner.Presents(var plan) -> {
        var context = contexts.computeIfAbsent(new Host(host, plan, asksForSni), this::context);
        var secure =
            (SSLSocket)
                context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
      }
      case TlsManner.OldTls(var answer) -> {
        readHello(socket);
        switch (answer) {
          case ALERT -> alert(socket, PROTOCOL_VERSION);
          case SERVER_HELLO -> oldServerHello(socket);
        }
        drain(socket);
      }
      case TlsManner.Breaks() -> {
        readHello(socket);
        alert(socket, HANDSHAKE_FAILURE);
        drain(socket);
      }
      case TlsManner.Stalls() -> drain(socket);
      case TlsManner.Drops() -> readHello(socket);
      case TlsManner.Rubbish(var says) -> {
        readHello(socket);
        socket.getOutputStream().write(says.getBytes(UTF_8));
        socket.shutdownOutput();
        drain(socket);
      }
    }
    return null;
  }

  /// The name that a client asked for; null if it named none.
  static @Nullable String sni(SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      for (var name : extended.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return null;
  }

  /// Reads until the visitor leaves, so that our last words are not lost in a reset.
  static void drain(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] rest = new byte[4096];
    while (in.read(rest) >= 0) {
      // nothing it says matters any more
    }
  }

  /// One record: the ClientHello.
  private static void readHello(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    in.skipNBytes(3);
    in.skipNBytes(in.readUnsignedShort());
  }

  private static void alert(Socket socket, int description) throws IOException {
    socket.getOutputStream().write(new byte[] {ALERT, 3, 2, 0, 2, 2, (byte) description});
  }

  /// What a server says that knows TLS 1.1 and has never heard of `supported_versions` (RFC 4346
  /// §7.4.1.3).
  private static void oldServerHello(Socket socket) throws IOException {
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1 + 7];
    int body = hello.length - 9;
    hello[0] = HANDSHAKE;
    hello[1] = 3;
    hello[2] = 2;
    hello[4] = (byte) (body + 4);
    hello[5] = 2; // server_hello
    hello[8] = (byte) body;
    hello[9] = 3;
    hello[10] = 2;
    for (int i = 11; i < 43; i++) {
      hello[i] = (byte) (i * 37);
    }
    hello[44] = (byte) 0xc0; // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, as such servers would choose
    hello[45] = 0x09;
    hello[48] = 5; // extensions: an empty renegotiation_info (RFC 5746), without which some clients
    // complain of that first
    hello[49] = (byte) 0xff;
    hello[50] = 1;
    hello[52] = 1;
    socket.getOutputStream().write(hello);
  }

  private SSLContext context(Host host) {
    try {
      var context = SSLContext.getInstance("TLS");
      var identity = authority.identity(host.plan());
      var other =
          host.asksForSni()
              ? authority.identity(CertificatePlan.good("not-asked-for.lab.test"))
              : identity;
      context.init(new KeyManager[] {new Keys(host.name(), identity, other)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Picks the certificate by the name that the client asked for, as a host of many sites does.
  private static final class Keys extends X509ExtendedKeyManager {
    private static final String OWN = "own";
    private static final String OTHER = "other";

    private final String host;
    private final LabAuthority.Identity own;
    private final LabAuthority.Identity other;

    Keys(String host, LabAuthority.Identity own, LabAuthority.Identity other) {
      this.host = host;
      this.own = own;
      this.other = other;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      if (!(socket instanceof SSLSocket secure)) {
        return null;
      }
      boolean named = host.equalsIgnoreCase(sni(secure.getHandshakeSession()));
      String alias = named ? OWN : OTHER;
      // JSSE asks for one key type after the other (EC, RSA, RSASSA-PSS…) until one fits.
      return identity(alias).key().getAlgorithm().equals(keyType) ? alias : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity(alias).key();
    }

    private LabAuthority.Identity identity(String alias) {
      return alias.equals(OWN) ? own : other;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {OWN, OTHER};
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return null;
    }
  }
}
