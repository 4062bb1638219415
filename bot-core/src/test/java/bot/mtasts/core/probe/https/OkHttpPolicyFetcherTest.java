package bot.mtasts.core.probe.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
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
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OkHttpPolicyFetcherTest {
  private static final DomainName DOMAIN = new DomainName("example.test");
  private static final String HOST = "mta-sts.example.test";
  private static final String POLICY =
      "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 604800\r\n";

  private static final Minted ROOT = Mint.root("Root");
  private static final Minted CA = Mint.below(ROOT, "CA");
  private static final List<Minted> GOOD = List.of(Mint.leaf(HOST).signedBy(CA).make(), CA);

  @Test
  void a_policy_comes_with_all_that_was_seen_on_the_way() throws IOException {
    try (var server = answering(ok("Content-Type: text/plain; charset=utf-8\r\n", POLICY))) {
      var fetched = (PolicyFetch.Answered) fetch(server);
      assertThat(fetched.answer())
          .isEqualTo(
              new HttpAnswer(
                  200,
                  "text/plain; charset=utf-8",
                  null,
                  null,
                  ByteString.encodeUtf8(POLICY),
                  false));
      assertThat(fetched.tls().protocol()).isEqualTo("TLSv1.3");
      assertThat(fetched.tls().trusted()).isTrue();
      assertThat(fetched.tls().leaf()).isEqualTo(GOOD.getFirst().certificate());
      assertThat(fetched.took()).isPositive();
    }
  }

  @Test
  void the_request_is_what_the_rfc_asks_for_and_says_who_we_are() throws Exception {
    var request = new CompletableFuture<String>();
    try (var server =
        overTls(socket -> {
          var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
          request.complete(session.getRequestedServerNames() + "\n" + head(socket));
          write(socket, ok("", POLICY));
        })) {
      fetch(server);
      assertThat(request.get())
          .contains("value=" + HOST + "]")
          .contains("GET /.well-known/mta-sts.txt HTTP/1.1\r\n")
          .contains("Host: " + HOST + "\r\n")
          .contains("User-Agent: " + LookSettings.USER_AGENT + "\r\n")
          .contains("Accept-Encoding: identity\r\n")
          .doesNotContainIgnoringCase("cookie");
    }
  }

  record Status(String head, int status, String reason) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static Stream<Status> statuses() {
    return Stream.of(
        new Status("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 404, "not there"),
        new Status("HTTP/1.0 500 Oops\r\n\r\n", 500, "HTTP/1.0 with a fault"),
        new Status(
            "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
            401,
            "a door"),
        new Status(
            "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n", 407, "OkHttp throws at this one"),
        new Status(
            "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            503,
            "OkHttp asks again after this one"),
        new Status(
            "HTTP/1.1 408 Slow\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            408,
            "and after this"),
        new Status("HTTP/1.1 304 Same\r\n\r\n", 304, "an answer to a question nobody asked"),
        new Status("HTTP/1.1 204 Nothing\r\n\r\n", 204, "an answer without a body"),
        new Status(
            "HTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            200,
            "an interim answer before the real one"));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void every_status_is_reported_as_it_came_after_one_question(Status row) throws IOException {
    try (var server = answering(row.head)) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().status()).isEqualTo(row.status);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_seen_and_not_followed(int status) throws IOException {
    String location = "https://elsewhere.test/mta-sts.txt";
    try (var server =
        answering(
            "HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                .formatted(status, location))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.location()).isEqualTo(location);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  record Sized(int octets, boolean tooLarge) {}

  static Stream<Sized> sizes() {
    return Stream.of(
        new Sized(HttpAnswer.LARGEST_BODY, false),
        new Sized(HttpAnswer.LARGEST_BODY + 1, true),
        new Sized(5_000_000, true));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void a_body_is_read_up_to_64_kib(Sized row) throws IOException {
    try (var server = answering(ok("", "x".repeat(row.octets)))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.tooLarge()).isEqualTo(row.tooLarge);
      assertThat(answer.body().size()).isEqualTo(HttpAnswer.LARGEST_BODY);
    }
  }

  @Test
  void an_endless_body_is_left_at_the_limit() throws Exception {
    var left = new CountDownLatch(1);
    try (var server =
        overTls(socket -> {
          head(socket);
          write(socket, "HTTP/1.1 200 OK\r\n\r\n");
          byte[] block = new byte[8192];
          try {
            while (true) {
              socket.getOutputStream().write(block);
            }
          } catch (IOException e) {
            left.countDown();
          }
        })) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().tooLarge()).isTrue();
      left.await();
    }
  }

  @Test
  void a_compressed_body_is_inflated_and_the_header_kept() throws IOException {
    try (var gzip = answering(ok("Content-Encoding: gzip\r\n", gzip(POLICY.getBytes(ISO_8859_1))));
        var deflate =
            answering(ok("Content-Encoding: deflate\r\n", deflate(POLICY.getBytes(ISO_8859_1))))) {
      for (var server : List.of(gzip, deflate)) {
        HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
        assertThat(answer.body().utf8()).isEqualTo(POLICY);
        assertThat(answer.contentEncoding()).isNotNull();
        assertThat(answer.tooLarge()).isFalse();
      }
    }
  }

  @Test
  void a_small_body_that_inflates_without_end_is_too_large() throws IOException {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(bomb.length).isLessThan(HttpAnswer.LARGEST_BODY);
    try (var server = answering(ok("Content-Encoding: gzip\r\n", bomb))) {
      HttpAnswer answer = ((PolicyFetch.Answered) fetch(server)).answer();
      assertThat(answer.tooLarge()).isTrue();
      assertThat(answer.body().size()).isEqualTo(HttpAnswer.LARGEST_BODY);
    }
  }

  @Test
  void a_body_that_only_claims_to_be_compressed_is_shown_as_it_came() throws IOException {
    try (var server = answering(ok("Content-Encoding: gzip\r\n", POLICY))) {
      assertThat(((PolicyFetch.Answered) fetch(server)).answer().body().utf8()).isEqualTo(POLICY);
    }
  }

  record Untrusted(List<Minted> chain, CertificateFault fault) {
    @Override
    public String toString() {
      return fault.word();
    }
  }

  static Stream<Untrusted> untrusted() {
    var past = Mint.NOW.minus(Duration.ofDays(1));
    var future = Mint.NOW.plus(Duration.ofDays(1));
    Mint good = Mint.leaf(HOST).signedBy(CA);
    Minted strange = Mint.root("Strange root");
    return Stream.of(
        new Untrusted(
            List.of(
                Mint.leaf(HOST).valid(past.minus(Duration.ofDays(9)), past).signedBy(CA).make(),
                CA),
            CertificateFault.EXPIRED),
        new Untrusted(
            List.of(
                Mint.leaf(HOST).valid(future, future.plus(Duration.ofDays(9))).signedBy(CA).make(),
                CA),
            CertificateFault.NOT_YET_VALID),
        new Untrusted(
            List.of(Mint.leaf("www.example.test").signedBy(CA).make(), CA),
            CertificateFault.NAME_MISMATCH),
        new Untrusted(List.of(Mint.leaf(HOST).make()), CertificateFault.SELF_SIGNED),
        new Untrusted(List.of(good.make()), CertificateFault.INCOMPLETE_CHAIN),
        new Untrusted(
            List.of(Mint.leaf(HOST).signedBy(strange).make(), strange),
            CertificateFault.UNTRUSTED_ISSUER),
        new Untrusted(
            List.of(Mint.leaf(HOST).hash("SHA1").signedBy(CA).make(), CA),
            CertificateFault.WEAK_SIGNATURE),
        new Untrusted(
            List.of(
                Mint.leaf(HOST)
                    .purpose(org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_clientAuth)
                    .signedBy(CA)
                    .make(),
                CA),
            CertificateFault.OTHER));
  }

  @ParameterizedTest
  @MethodSource("untrusted")
  void nothing_is_sent_to_a_host_that_does_not_prove_itself(Untrusted row) throws Exception {
    var heard = new CompletableFuture<String>();
    ScriptedServer.Script listens =
        socket -> {
          try {
            int first = ScriptedServer.secure(socket, row.chain).getInputStream().read();
            heard.complete("octet " + first);
          } catch (IOException e) {
            heard.complete("alert");
          }
        };
    try (var server = ScriptedServer.playing(listens)) {
      var end = (PolicyFetch.Untrusted) fetch(server);
      assertThat(end.tls().faults()).containsExactly(row.fault);
      assertThat(end.tls().chain()).hasSameSizeAs(row.chain);
      assertThat(end.tls().protocol()).isEqualTo("TLSv1.3");
      assertThat(heard.get()).isEqualTo("alert");
    }
  }

  @Test
  void an_old_server_is_old_however_it_says_so() throws IOException {
    try (var alerting = ScriptedServer.playing(sends("15030200020246"));
        var choosing = ScriptedServer.playing(sends(OLD_SERVER_HELLO))) {
      assertThat(fetch(alerting)).isEqualTo(new PolicyFetch.TlsTooOld(loopback(), ""));
      assertThat(fetch(choosing)).isEqualTo(new PolicyFetch.TlsTooOld(loopback(), "TLSv1.1"));
    }
  }

  @Test
  void an_old_server_that_finds_no_cipher_suite_is_known_by_a_second_look() throws IOException {
    ScriptedServer.Script picky =
        socket -> {
          byte[] hello = ScriptedServer.readRecord(socket);
          // A session id is what JSSE sends for TLS 1.3's sake and our hand-made hello does not.
          boolean modern = hello[38] != 0;
          write(socket, HexFormat.of().parseHex(modern ? "15030100020228" : OLD_SERVER_HELLO));
          socket.shutdownOutput();
          ScriptedServer.untilTheyLeave(socket);
        };
    try (var server = ScriptedServer.playing(picky)) {
      assertThat(fetch(server)).isEqualTo(new PolicyFetch.TlsTooOld(loopback(), "TLSv1.1"));
      assertThat(server.visits()).isEqualTo(2);
    }
  }

  record Failing(String what, ScriptedServer.Script script, Trouble trouble, String reason) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Failing> failing() {
    return Stream.of(
        new Failing(
            "plain text where TLS should be",
            sends(HexFormat.of().formatHex("SSH-2.0-OpenSSH_9.2\r\n".getBytes(ISO_8859_1))),
            Trouble.TLS_HANDSHAKE,
            "what the server sends is not TLS"),
        new Failing(
            "a version that never was",
            sends("160302002a" + "02000026" + "0202" + "5a".repeat(32) + "00c01300"),
            Trouble.TLS_HANDSHAKE,
            "the server breaks the TLS protocol (Unsupported protocol version: (D)TLS-2.2)"),
        new Failing(
            "a handshake that fails for no old version",
            sends("15030300020228"),
            Trouble.TLS_HANDSHAKE,
            "the server found no cipher suite or parameters in common with us"
                + " (TLS alert handshake_failure)"),
        new Failing(
            "a reset in the handshake",
            socket -> {
              ScriptedServer.readRecord(socket);
              socket.setSoLinger(true, 0);
            },
            Trouble.TLS_HANDSHAKE,
            "the server reset the connection during the TLS handshake"),
        new Failing(
            "an end before the answer",
            secured(OkHttpPolicyFetcherTest::head),
            Trouble.RESET,
            "the connection was closed without an answer"),
        new Failing(
            "a reset before the answer",
            socket -> {
              head(ScriptedServer.secure(socket, GOOD));
              socket.setSoLinger(true, 0);
              socket.close();
            },
            Trouble.RESET,
            "the connection was reset before an answer came"),
        new Failing(
            "not HTTP",
            secured(socket -> {
              head(socket);
              write(socket, "220 mail.example.test ESMTP\r\n");
            }),
            Trouble.NOT_HTTP,
            "the answer is not HTTP"),
        new Failing(
            "an end in the status line",
            secured(socket -> {
              head(socket);
              write(socket, "HTTP/1.1 20");
            }),
            Trouble.NOT_HTTP,
            "the answer is not HTTP"),
        new Failing(
            "interim answers without end",
            secured(socket -> {
              head(socket);
              endlessly(socket, "HTTP/1.1 102 Wait\r\n\r\n");
            }),
            Trouble.NOT_HTTP,
            "the answer is not HTTP"),
        new Failing(
            "a header line without end",
            secured(socket -> {
              head(socket);
              write(socket, "HTTP/1.1 200 OK\r\nX: ");
              endlessly(socket, "x".repeat(4096));
            }),
            Trouble.NOT_HTTP,
            "the answer is not HTTP"),
        new Failing(
            "header lines without end",
            secured(socket -> {
              head(socket);
              write(socket, "HTTP/1.1 200 OK\r\n");
              endlessly(socket, "X: y\r\n".repeat(1000));
            }),
            Trouble.NOT_HTTP,
            "the answer is not HTTP"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void each_trouble_of_theirs_has_its_words(Failing row) throws IOException {
    try (var server = ScriptedServer.playing(row.script)) {
      var failed = (PolicyFetch.Failed) fetch(server);
      assertThat(failed.trouble()).isEqualTo(row.trouble);
      assertThat(failed.reason()).isEqualTo(row.reason);
      assertThat(failed.tls() != null).isEqualTo(row.trouble != Trouble.TLS_HANDSHAKE);
    }
  }

  @Test
  void a_port_where_nobody_listens_refuses() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, loopback())) {
      port = taken.getLocalPort();
    }
    assertThat(
            fetcher(port, Duration.ofSeconds(10), loopbackOpen()).fetch(DOMAIN, loopback(), soon()))
        .isEqualTo(
            new PolicyFetch.Failed(
                loopback(), Trouble.REFUSED, null, "the connection was refused"));
  }

  record Silent(String what, ScriptedServer.Script script, String reason) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Silent> silent() {
    return Stream.of(
        new Silent(
            "in the handshake",
            ScriptedServer::untilTheyLeave,
            "the TLS handshake had not ended after 0.4 s"),
        new Silent(
            "a trickle in the handshake",
            socket -> {
              write(socket, HexFormat.of().parseHex("1603034000"));
              drip(socket);
            },
            "the TLS handshake had not ended after 0.4 s"),
        new Silent(
            "before the answer",
            secured(ScriptedServer::untilTheyLeave),
            "no answer came within 0.4 s"));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void a_host_that_uses_up_its_time_timed_out(Silent row) throws IOException {
    try (var server = ScriptedServer.playing(row.script)) {
      var failed =
          (PolicyFetch.Failed)
              fetcher(server.port(), Duration.ofMillis(400), loopbackOpen())
                  .fetch(DOMAIN, loopback(), soon());
      assertThat(failed.trouble()).isEqualTo(Trouble.TIMED_OUT);
      assertThat(failed.reason()).isEqualTo(row.reason);
    }
  }

  @Test
  void a_time_out_is_ours_when_the_check_had_little_time_left() throws IOException {
    try (var silent = ScriptedServer.playing(ScriptedServer::untilTheyLeave);
        var stalled = overTls(socket -> trickle(socket, "HTTP/1.1 200 OK\r\n\r\n"))) {
      for (var server : List.of(silent, stalled)) {
        assertThat(
                fetcher(server.port(), Duration.ofSeconds(10), loopbackOpen())
                    .fetch(DOMAIN, loopback(), Deadline.in(Duration.ofMillis(700))))
            .isEqualTo(new PolicyFetch.NotSeen(loopback(), "the check had only 0.7 s left for it"));
      }
    }
  }

  @Test
  void a_time_out_is_theirs_when_they_had_most_of_the_time() throws IOException {
    try (var server = ScriptedServer.playing(ScriptedServer::untilTheyLeave)) {
      assertThat(
              fetcher(server.port(), Duration.ofMillis(900), loopbackOpen())
                  .fetch(DOMAIN, loopback(), Deadline.in(Duration.ofMillis(600))))
          .isInstanceOf(PolicyFetch.Failed.class);
    }
  }

  @Test
  void a_body_that_trickles_past_the_limit_is_broken() throws IOException {
    try (var server = overTls(socket -> trickle(socket, "HTTP/1.1 200 OK\r\n\r\n"))) {
      var broken =
          (PolicyFetch.BodyBroken)
              fetcher(server.port(), Duration.ofMillis(700), loopbackOpen())
                  .fetch(DOMAIN, loopback(), soon());
      assertThat(broken.reason()).isEqualTo("the body had not come whole after 0.7 s");
      assertThat(broken.soFar().status()).isEqualTo(200);
      assertThat(broken.soFar().body().utf8()).startsWith("v");
      assertThat(broken.tls().trusted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\nversion",
        "Transfer-Encoding: chunked\r\n\r\n7\r\nversion\r\n",
        "Transfer-Encoding: chunked\r\n\r\n7\r\nversion\r\nrubbish"
      })
  void a_body_that_ends_early_is_broken(String rest) throws IOException {
    try (var server = answering("HTTP/1.1 200 OK\r\n" + rest)) {
      var broken = (PolicyFetch.BodyBroken) fetch(server);
      assertThat(broken.reason()).isEqualTo("the connection broke before the body had come whole");
      assertThat(broken.soFar().body().utf8()).isEqualTo("version");
    }
  }

  @Test
  void an_address_that_the_guard_closes_gets_no_packet() throws IOException {
    try (var server = answering(ok("", POLICY))) {
      assertThat(
              fetcher(server.port(), Duration.ofSeconds(5), EgressGuard.strict())
                  .fetch(DOMAIN, loopback(), soon()))
          .isEqualTo(
              new PolicyFetch.NotSeen(loopback(), "the address is in private or reserved space"));
      assertThat(server.visits()).isZero();
    }
  }

  @Test
  void what_our_own_machine_says_is_no_fault_of_theirs() {
    assertThat(ConnectFailure.read(new java.net.NoRouteToHostException("No route to host")))
        .isEqualTo(ConnectFailure.NO_WAY_OUT);
    assertThat(ConnectFailure.read(new java.net.ConnectException("Network is unreachable")))
        .isEqualTo(ConnectFailure.NO_WAY_OUT);
    assertThat(ConnectFailure.read(new java.net.SocketException("Too many open files")))
        .isEqualTo(ConnectFailure.NO_WAY_OUT);
    assertThat(ConnectFailure.read(new java.net.ConnectException("Connection timed out")))
        .isEqualTo(ConnectFailure.TIMED_OUT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void interruption_ends_a_fetch_at_once_and_closes_its_socket(boolean inBody) throws Exception {
    var begun = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    ScriptedServer.Script stalls =
        secured(socket -> {
          head(socket);
          if (inBody) {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nv");
          }
          begun.countDown();
          try {
            ScriptedServer.untilTheyLeave(socket);
          } finally {
            left.countDown();
          }
        });
    try (var server = ScriptedServer.playing(stalls)) {
      var end = new AtomicReference<PolicyFetch>();
      Thread looking = Thread.ofVirtual().start(() -> end.set(fetch(server)));
      begun.await();
      looking.interrupt();
      looking.join();
      left.await();
      assertThat(end.get())
          .isEqualTo(new PolicyFetch.NotSeen(loopback(), "the look was called off"));
    }
  }

  @Test
  void fetches_leave_no_threads_of_their_own_behind() throws IOException {
    try (var server = answering(ok("", POLICY));
        var broken = answering("nonsense\r\n")) {
      fetch(server);
      fetch(broken);
      long before = platformThreads();
      for (int i = 0; i < 20; i++) {
        fetch(server);
        fetch(broken);
      }
      // Okio's watchdog and OkHttp's housekeeper serve every fetch, and end when idle.
      assertThat(platformThreads()).isLessThanOrEqualTo(before + 1);
    }
  }

  @Test
  void cleartext_is_asked_for_and_not_followed_either() throws IOException {
    try (var open = ScriptedServer.playing(answers(ok("Content-Type: text/plain\r\n", POLICY)));
        var moved =
            ScriptedServer.playing(
                answers(
                    "HTTP/1.1 301 Moved\r\nLocation: https://x.test/\r\nContent-Length: 0\r\n\r\n"));
        var silent = ScriptedServer.playing(socket -> {})) {
      assertThat(((PlainHttpLook.Answered) cleartext(open)).answer().body().utf8())
          .isEqualTo(POLICY);
      assertThat(((PlainHttpLook.Answered) cleartext(moved)).answer().isRedirect()).isTrue();
      assertThat(moved.visits()).isEqualTo(1);
      assertThat(cleartext(silent)).isInstanceOf(PlainHttpLook.Nothing.class);
    }
  }

  private static final String OLD_SERVER_HELLO =
      "160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00c01300";

  private static PlainHttpLook cleartext(ScriptedServer server) {
    return new OkHttpPolicyFetcher(
            loopbackOpen(), judge(), settings(1, server.port(), Duration.ofSeconds(5)))
        .fetchInCleartext(DOMAIN, loopback(), soon());
  }

  private static PolicyFetch fetch(ScriptedServer server) {
    return fetcher(server.port(), Duration.ofSeconds(20), loopbackOpen())
        .fetch(DOMAIN, loopback(), soon());
  }

  private static OkHttpPolicyFetcher fetcher(int port, Duration limit, EgressGuard guard) {
    return new OkHttpPolicyFetcher(guard, judge(), settings(port, 1, limit));
  }

  private static PkixChainJudge judge() {
    IssuerSource issuers = (_, _) -> List.of(CA.certificate());
    return new PkixChainJudge(
        Trust.of(List.of(ROOT.certificate())), issuers, InstantSource.fixed(Mint.NOW));
  }

  private static LookSettings settings(int https, int http, Duration fetch) {
    return new LookSettings(
        new LookSettings.Ports(53, http, https, 25),
        new LookSettings.Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), fetch, fetch),
        true,
        "localhost",
        LookSettings.USER_AGENT);
  }

  private static EgressGuard loopbackOpen() {
    return EgressGuard.allowing(List.of("127.0.0.0/8"));
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(25));
  }

  private static long platformThreads() {
    return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).count();
  }

  private static ScriptedServer answering(String answer) throws IOException {
    return answering(answer.getBytes(ISO_8859_1));
  }

  private static ScriptedServer answering(byte[] answer) throws IOException {
    return ScriptedServer.playing(secured(answers(answer)));
  }

  private static ScriptedServer overTls(ScriptedServer.Script script) throws IOException {
    return ScriptedServer.playing(secured(script));
  }

  private static ScriptedServer.Script secured(ScriptedServer.Script script) {
    return socket -> {
      try (SSLSocket secure = ScriptedServer.secure(socket, GOOD)) {
        script.play(secure);
      }
    };
  }

  private static ScriptedServer.Script answers(String answer) {
    return answers(answer.getBytes(ISO_8859_1));
  }

  private static ScriptedServer.Script answers(byte[] answer) {
    return socket -> {
      head(socket);
      write(socket, answer);
    };
  }

  private static ScriptedServer.Script sends(String hex) {
    return socket -> {
      ScriptedServer.readRecord(socket);
      write(socket, HexFormat.of().parseHex(hex));
      socket.shutdownOutput();
      ScriptedServer.untilTheyLeave(socket);
    };
  }

  private static String ok(String headers, String body) {
    return "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(headers, body.length(), body);
  }

  private static byte[] ok(String headers, byte[] body) {
    return ok(headers, new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /// The request's head, up to and with the empty line.
  private static String head(Socket socket) throws IOException {
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

  private static void write(Socket socket, String text) throws IOException {
    write(socket, text.getBytes(ISO_8859_1));
  }

  private static void write(Socket socket, byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /// Until the visitor leaves, which ends it with an exception.
  private static void endlessly(Socket socket, String text) throws IOException {
    while (!socket.isClosed()) {
      write(socket, text);
    }
  }

  private static void trickle(Socket socket, String head) throws IOException {
    head(socket);
    write(socket, head);
    drip(socket);
  }

  /// One octet after the other, each well before a read would time out.
  private static void drip(Socket socket) throws IOException {
    try {
      while (!socket.isClosed()) {
        write(socket, "v");
        TimeUnit.MILLISECONDS.sleep(20); // a slow server is what this is about
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
