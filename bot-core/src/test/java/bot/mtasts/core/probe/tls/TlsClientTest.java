package bot.mtasts.core.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class TlsClientTest {
  private static final HostName HOST = HostName.of("mx.example.test");
  private static final Minted ROOT = Mint.root("Root");
  private static final Minted CA = Mint.below(ROOT, "CA");
  private static final Minted LEAF = Mint.leaf(HOST.text()).signedBy(CA).make();

  @Test
  void a_completed_handshake_gives_protocol_cipher_and_chain() throws IOException {
    try (var server =
        ScriptedServer.playingOverTls(
            List.of(LEAF, CA),
            socket -> socket.getOutputStream().write(socket.getInputStream().read()))) {
      var end = shakeHands(server, ChainRecorder.observing(), soon());
      assertThat(end).isInstanceOf(TlsHandshake.Completed.class);
      var completed = (TlsHandshake.Completed) end;
      assertThat(completed.presented().protocol()).isEqualTo("TLSv1.3");
      assertThat(completed.presented().cipher()).startsWith("TLS_AES");
      assertThat(completed.presented().chain())
          .containsExactly(LEAF.certificate(), CA.certificate());
      try (var socket = completed.socket()) {
        socket.getOutputStream().write('x');
        assertThat(socket.getInputStream().read()).isEqualTo('x');
      }
    }
  }

  @Test
  void the_server_is_told_the_name_and_offered_no_old_version() throws Exception {
    var name = new CompletableFuture<Object>();
    try (var server =
        ScriptedServer.playingOverTls(
            List.of(LEAF, CA),
            socket ->
                name.complete(
                    ((ExtendedSSLSession) ((SSLSocket) socket).getSession())
                        .getRequestedServerNames()
                        .toString()))) {
      shakeHands(server, ChainRecorder.observing(), soon());
      assertThat(name.get().toString()).contains("mx.example.test");
    }
  }

  @Test
  void an_observed_chain_may_be_as_bad_as_it_likes() throws IOException {
    Minted own =
        Mint.leaf("box.local").valid(Mint.NOW.minusSeconds(9), Mint.NOW.minusSeconds(1)).make();
    try (var server = ScriptedServer.playingOverTls(List.of(own), ScriptedServer::untilTheyLeave)) {
      var end = shakeHands(server, ChainRecorder.observing(), soon());
      assertThat(end).isInstanceOf(TlsHandshake.Completed.class);
      ((TlsHandshake.Completed) end).socket().close();
    }
  }

  @Test
  void an_unproven_server_gets_not_one_octet_of_ours() throws Exception {
    var heard = new CompletableFuture<Object>();
    try (var server =
        ScriptedServer.playing(socket -> {
          try {
            heard.complete(ScriptedServer.secure(socket, List.of(LEAF)).getInputStream().read());
          } catch (IOException e) {
            heard.complete("nothing"); // an alert, or the end of the connection
          }
        })) {
      var end = shakeHands(server, ChainRecorder.demanding(_ -> false), soon());
      assertThat(end).isInstanceOf(TlsHandshake.Unproven.class);
      Presented seen = ((TlsHandshake.Unproven) end).presented();
      assertThat(seen.chain()).containsExactly(LEAF.certificate());
      assertThat(seen.protocol()).isEqualTo("TLSv1.3");
      assertThat(heard.get()).isEqualTo("nothing");
    }
  }

  record Broken(String what, ScriptedServer.Script script, TlsHandshake end) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Broken> endings() {
    return Stream.of(
        new Broken(
            "the alert protocol_version", answers("15030200020246"), new TlsHandshake.TooOld("")),
        new Broken(
            "a ServerHello of TLS 1.1",
            answers(serverHello("0302")),
            new TlsHandshake.TooOld("TLSv1.1")),
        new Broken(
            "a ServerHello of TLS 1.0",
            answers(serverHello("0301")),
            new TlsHandshake.TooOld("TLSv1.0")),
        new Broken(
            "the alert handshake_failure",
            answers("15030300020228"),
            new TlsHandshake.Broken(
                "the server found no cipher suite or parameters in common with us"
                    + " (TLS alert handshake_failure)")),
        new Broken(
            "the alert unrecognized_name",
            answers("15030300020270"),
            new TlsHandshake.Broken(
                "the server does not know this host name (TLS alert unrecognized_name)")),
        new Broken(
            "an alert without words of ours",
            answers("1503030002022f"),
            new TlsHandshake.Broken(
                "the server broke the TLS handshake off (TLS alert illegal_parameter)")),
        new Broken(
            "an end without a word",
            ScriptedServer::readRecord,
            new TlsHandshake.Broken("the server closed the connection during the TLS handshake")),
        new Broken(
            "a reset",
            socket -> {
              ScriptedServer.readRecord(socket);
              socket.setSoLinger(true, 0);
            },
            new TlsHandshake.Broken("the server reset the connection during the TLS handshake")),
        new Broken(
            "plain text",
            answers(
                HexFormat.of()
                    .formatHex("HTTP/1.1 400 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII))),
            new TlsHandshake.Broken("what the server sends is not TLS")));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void each_way_to_break_a_handshake_has_its_words(Broken row) throws IOException {
    try (var server = ScriptedServer.playing(row.script)) {
      assertThat(shakeHands(server, ChainRecorder.observing(), soon())).isEqualTo(row.end);
    }
  }

  @Test
  void a_silent_server_is_given_up_at_the_deadline() throws IOException {
    try (var server = ScriptedServer.playing(ScriptedServer::untilTheyLeave)) {
      assertThat(shakeHands(server, ChainRecorder.observing(), Deadline.in(Duration.ofMillis(200))))
          .isEqualTo(new TlsHandshake.TimedOut());
    }
  }

  @Test
  void a_trickle_that_never_trips_a_read_time_out_is_given_up_at_the_deadline() throws IOException {
    var given = new CountDownLatch(1);
    ScriptedServer.Script trickle =
        socket -> {
          // The beginning of a handshake record of 16 KiB, then one octet after the other.
          socket.getOutputStream().write(HexFormat.of().parseHex("1603034000"));
          while (given.getCount() > 0) {
            socket.getOutputStream().write(2);
            pause(given);
          }
        };
    try (var server = ScriptedServer.playing(trickle)) {
      assertThat(shakeHands(server, ChainRecorder.observing(), Deadline.in(Duration.ofMillis(300))))
          .isEqualTo(new TlsHandshake.TimedOut());
    } finally {
      given.countDown();
    }
  }

  @Test
  void interruption_ends_it_at_once_and_closes_the_socket() throws Exception {
    var begun = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    try (var server =
        ScriptedServer.playing(socket -> {
          ScriptedServer.readRecord(socket);
          begun.countDown();
          ScriptedServer.untilTheyLeave(socket);
          left.countDown();
        })) {
      var end = new AtomicReference<TlsHandshake>();
      Thread looking =
          Thread.ofVirtual()
              .start(() -> end.set(shakeHands(server, ChainRecorder.observing(), soon())));
      begun.await();
      looking.interrupt();
      looking.join();
      left.await();
      assertThat(end.get()).isEqualTo(new TlsHandshake.CalledOff());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0303, ,        'TLS 1.2 is not old, whatever else is wrong'",
    "0302, TLSv1.1, ''",
    "0301, TLSv1.0, ''",
    "0300, SSLv3.0, ''",
  })
  void the_version_question_reads_the_server_hello(String version, String old) throws IOException {
    try (var server = ScriptedServer.playing(answers(serverHello(version)))) {
      assertThat(TlsVersionQuestion.oldVersion(server::connect, HOST, soon()))
          .isEqualTo(Optional.ofNullable(old));
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_hangs_up_on_tls_1_2_is_greeted_with_1_1() throws IOException {
    ScriptedServer.Script intolerant =
        socket -> {
          byte[] hello = ScriptedServer.readRecord(socket);
          if (hello[5] == 2) { // the minor version: 2 is TLS 1.1
            socket.getOutputStream().write(HexFormat.of().parseHex(serverHello("0302")));
          }
        };
    try (var server = ScriptedServer.playing(intolerant)) {
      assertThat(TlsVersionQuestion.oldVersion(server::connect, HOST, soon())).contains("TLSv1.1");
      assertThat(server.visits()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"15030300020228", "''", "485454502f312e31"})
  void a_server_that_tells_no_version_is_not_called_old(String answer) throws IOException {
    try (var server = ScriptedServer.playing(answers(answer))) {
      assertThat(TlsVersionQuestion.oldVersion(server::connect, HOST, soon())).isEmpty();
    }
  }

  @Test
  void our_hand_made_hello_is_one_that_a_real_server_answers() throws IOException {
    Minted rsa = Mint.leaf(HOST.text()).rsa(2048).make();
    try (var server = ScriptedServer.playingOverTls(List.of(rsa), ScriptedServer::untilTheyLeave)) {
      // JSSE answers with TLS 1.2 to a hello that it can read; to any other it would alert, and a
      // second greeting would follow.
      assertThat(TlsVersionQuestion.oldVersion(server::connect, HOST, soon())).isEmpty();
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  private static TlsHandshake shakeHands(
      ScriptedServer server, ChainRecorder recorder, Deadline deadline) {
    try {
      Socket socket = server.connect();
      TlsHandshake end = TlsClient.shakeHands(socket, HOST, recorder, deadline);
      assertThat(socket.isClosed()).isEqualTo(!(end instanceof TlsHandshake.Completed));
      return end;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ScriptedServer.Script answers(String hex) {
    return socket -> {
      ScriptedServer.readRecord(socket);
      socket.getOutputStream().write(HexFormat.of().parseHex(hex));
      socket.shutdownOutput();
      ScriptedServer.untilTheyLeave(socket);
    };
  }

  /// A ServerHello (RFC 5246 §7.4.1.3) that picks TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA.
  private static String serverHello(String version) {
    String body = version + "5a".repeat(32) + "00" + "c009" + "00";
    int length = body.length() / 2;
    return "16" + version + "%04x".formatted(length + 4) + "02" + "%06x".formatted(length) + body;
  }

  private static void pause(CountDownLatch latch) {
    try {
      latch.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(15));
  }
}
