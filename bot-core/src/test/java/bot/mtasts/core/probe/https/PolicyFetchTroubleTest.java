package bot.mtasts.core.probe.https;

import static bot.mtasts.core.probe.https.PolicyHostScripts.CA;
import static bot.mtasts.core.probe.https.PolicyHostScripts.DOMAIN;
import static bot.mtasts.core.probe.https.PolicyHostScripts.GOOD;
import static bot.mtasts.core.probe.https.PolicyHostScripts.HOST;
import static bot.mtasts.core.probe.https.PolicyHostScripts.OLD_SERVER_HELLO;
import static bot.mtasts.core.probe.https.PolicyHostScripts.POLICY;
import static bot.mtasts.core.probe.https.PolicyHostScripts.answering;
import static bot.mtasts.core.probe.https.PolicyHostScripts.drip;
import static bot.mtasts.core.probe.https.PolicyHostScripts.endlessly;
import static bot.mtasts.core.probe.https.PolicyHostScripts.fetch;
import static bot.mtasts.core.probe.https.PolicyHostScripts.fetcher;
import static bot.mtasts.core.probe.https.PolicyHostScripts.head;
import static bot.mtasts.core.probe.https.PolicyHostScripts.loopback;
import static bot.mtasts.core.probe.https.PolicyHostScripts.loopbackOpen;
import static bot.mtasts.core.probe.https.PolicyHostScripts.ok;
import static bot.mtasts.core.probe.https.PolicyHostScripts.overTls;
import static bot.mtasts.core.probe.https.PolicyHostScripts.secured;
import static bot.mtasts.core.probe.https.PolicyHostScripts.sends;
import static bot.mtasts.core.probe.https.PolicyHostScripts.soon;
import static bot.mtasts.core.probe.https.PolicyHostScripts.trickle;
import static bot.mtasts.core.probe.https.PolicyHostScripts.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.probe.tls.ScriptedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PolicyFetchTroubleTest {
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
            secured(PolicyHostScripts::head),
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
}
