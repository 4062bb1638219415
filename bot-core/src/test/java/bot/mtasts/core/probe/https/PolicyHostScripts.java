package bot.mtasts.core.probe.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.tls.IssuerSource;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.ScriptedServer;
import bot.mtasts.core.probe.tls.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocket;

/// Policy hosts for tests, good and bad, and the fetcher that looks at them.
final class PolicyHostScripts {
  static final DomainName DOMAIN = new DomainName("example.test");
  static final String HOST = "mta-sts.example.test";
  static final String POLICY =
      "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 604800\r\n";

  static final Minted ROOT = Mint.root("Root");
  static final Minted CA = Mint.below(ROOT, "CA");
  static final List<Minted> GOOD = List.of(Mint.leaf(HOST).signedBy(CA).make(), CA);

  static final String OLD_SERVER_HELLO =
      "160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00c01300";

  private PolicyHostScripts() {}

  static PlainHttpLook cleartext(ScriptedServer server) {
    return new OkHttpPolicyFetcher(
            loopbackOpen(), judge(), settings(1, server.port(), Duration.ofSeconds(5)))
        .fetchInCleartext(DOMAIN, loopback(), soon());
  }

  static PolicyFetch fetch(ScriptedServer server) {
    return fetcher(server.port(), Duration.ofSeconds(20), loopbackOpen())
        .fetch(DOMAIN, loopback(), soon());
  }

  static OkHttpPolicyFetcher fetcher(int port, Duration limit, EgressGuard guard) {
    return new OkHttpPolicyFetcher(guard, judge(), settings(port, 1, limit));
  }

  static PkixChainJudge judge() {
    IssuerSource issuers = (_, _) -> List.of(CA.certificate());
    return new PkixChainJudge(
        Trust.of(List.of(ROOT.certificate())), issuers, InstantSource.fixed(Mint.NOW));
  }

  static LookSettings settings(int https, int http, Duration fetch) {
    return new LookSettings(
        new LookSettings.Ports(53, http, https, 25),
        new LookSettings.Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), fetch, fetch),
        true,
        "localhost",
        LookSettings.USER_AGENT);
  }

  static EgressGuard loopbackOpen() {
    return EgressGuard.allowing(List.of("127.0.0.0/8"));
  }

  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(25));
  }

  static long platformThreads() {
    return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).count();
  }

  static ScriptedServer answering(String answer) throws IOException {
    return answering(answer.getBytes(ISO_8859_1));
  }

  static ScriptedServer answering(byte[] answer) throws IOException {
    return ScriptedServer.playing(secured(answers(answer)));
  }

  static ScriptedServer overTls(ScriptedServer.Script script) throws IOException {
    return ScriptedServer.playing(secured(script));
  }

  static ScriptedServer.Script secured(ScriptedServer.Script script) {
    return socket -> {
      try (SSLSocket secure = ScriptedServer.secure(socket, GOOD)) {
        script.play(secure);
      }
    };
  }

  static ScriptedServer.Script answers(String answer) {
    return answers(answer.getBytes(ISO_8859_1));
  }

  static ScriptedServer.Script answers(byte[] answer) {
    return socket -> {
      head(socket);
      write(socket, answer);
    };
  }

  static ScriptedServer.Script sends(String hex) {
    return socket -> {
      ScriptedServer.readRecord(socket);
      write(socket, HexFormat.of().parseHex(hex));
      socket.shutdownOutput();
      ScriptedServer.untilTheyLeave(socket);
    };
  }

  static String ok(String headers, String body) {
    return "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(headers, body.length(), body);
  }

  static byte[] ok(String headers, byte[] body) {
    return ok(headers, new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /// The request's head, up to and with the empty line.
  static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int octet = socket.getInputStream().read();
      if (octet < 0) {
        throw new IOException("the visitor left");
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  static void write(Socket socket, String text) throws IOException {
    write(socket, text.getBytes(ISO_8859_1));
  }

  static void write(Socket socket, byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /// Until the visitor leaves, which ends it with an exception.
  static void endlessly(Socket socket, String text) throws IOException {
    while (!socket.isClosed()) {
      write(socket, text);
    }
  }

  static void trickle(Socket socket, String head) throws IOException {
    head(socket);
    write(socket, head);
    drip(socket);
  }

  /// One octet after the other until the visitor leaves, each well before a read would time out.
  static void drip(Socket socket) throws IOException {
    socket.setSoTimeout(20);
    boolean here = true;
    while (here) {
      write(socket, "v");
      try {
        here = socket.getInputStream().read() >= 0;
      } catch (SocketTimeoutException e) {
        // It waits for more.
      }
    }
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static byte[] deflate(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
