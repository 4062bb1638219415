package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/// Plain clients: dnsjava, and the JDK's sockets with its own certificate checks.
final class Clients {
  private static final int PATIENCE = 3000;

  private final Lab lab;
  private final SSLContext trust;

  Clients(Lab lab) throws GeneralSecurityException, IOException {
    this.lab = lab;
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var pem = new ByteArrayInputStream(lab.trustAnchorPem().getBytes(US_ASCII));
    store.setCertificateEntry(
        "lab", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
  }

  SimpleResolver resolver(String address) {
    var resolver = new SimpleResolver(new InetSocketAddress(address, lab.dnsPort()));
    resolver.setTimeout(Duration.ofSeconds(2));
    return resolver;
  }

  Message ask(String name, int type) throws IOException {
    return ask(resolver("127.0.0.1"), name, type);
  }

  static Message ask(SimpleResolver resolver, String name, int type) throws IOException {
    return resolver.send(
        Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
  }

  /// The whole answer of a policy host, as it came.
  String get(String address, String host) throws IOException {
    try (var plain = connect(address, lab.httpsPort());
        var secure = secure(plain, host)) {
      return get(secure, host);
    }
  }

  static String get(Socket socket, String host) throws IOException {
    var request = "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  Socket connect(String address, int port) throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(address, port), PATIENCE);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /// TLS on a connection, with the chain and the name checked as a sender would.
  SSLSocket secure(Socket plain, String host) throws IOException {
    var secure =
        (SSLSocket) trust.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
