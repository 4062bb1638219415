package bot.mtasts.core.probe.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.probe.LookSettings.Limits;
import bot.mtasts.core.probe.LookSettings.Ports;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.probe.StartTlsProbe.HandshakeBroken;
import bot.mtasts.core.probe.StartTlsProbe.NotJudged;
import bot.mtasts.core.probe.StartTlsProbe.NotOffered;
import bot.mtasts.core.probe.StartTlsProbe.Secured;
import bot.mtasts.core.probe.StartTlsProbe.TemporaryFailure;
import bot.mtasts.core.probe.StartTlsProbe.TlsTooOld;
import bot.mtasts.core.probe.smtp.ScriptedMailServer.Script;
import bot.mtasts.core.probe.tls.IssuerSource;
import bot.mtasts.core.probe.tls.Mint;
import bot.mtasts.core.probe.tls.Minted;
import bot.mtasts.core.probe.tls.PkixChainJudge;
import bot.mtasts.core.probe.tls.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SocketStartTlsProberTest {
  private static final HostName HOST = HostName.of("mx.a.test");
  private static final Minted ROOT = Mint.root("Town root");
  private static final SSLContext GOOD = presenting(Mint.leaf("mx.a.test"));
  // Longer than the time that an honest answer on loopback takes, with much to spare.
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  // Just long enough for a stall in the handshake to be theirs.
  private static final Duration SHORT = Duration.ofMillis(1_200);

  /// @param expected what is seen, with the address left out
  record Row(String name, Script script, Class<?> expected, String words, Duration patience) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Row row(String name, Class<?> expected, String words, Script script) {
    return new Row(name, script, expected, words, PATIENCE);
  }

  private static Row slow(String name, Class<?> expected, String words, Script script) {
    return new Row(name, script, expected, words, SHORT);
  }

  static Stream<Row> endings() {
    return Stream.of(
        row("all is well", Secured.class, "TLSv1.3", c -> c.receiveAndAcceptTls().encrypt(GOOD)),
        row(
            "the keyword in lower case counts (RFC 5321 §4.1.1.1)",
            Secured.class,
            "TLSv1.3",
            c -> {
              c.receive("starttls").hear();
              c.say("220 go").encrypt(GOOD).answerAll();
            }),
        row(
            "bare line feeds are tolerated",
            Secured.class,
            "TLSv1.3",
            c -> {
              c.send("220 mx\n").hear();
              c.send("250-mx\n250 STARTTLS\n").hear();
              c.send("220 go\n").encrypt(GOOD).answerAll();
            }),
        row(
            "a banner of several lines",
            Secured.class,
            "TLSv1.3",
            c -> {
              c.say("220-mx.a.test", "220-no spam", "220 please").hear();
              c.answerEhlo("STARTTLS").hear();
              c.say("220 go").encrypt(GOOD).answerAll();
            }),
        row(
            "no STARTTLS among the extensions",
            NotOffered.class,
            "250 mx.a.test / PIPELINING",
            c -> c.receive("PIPELINING").answerAll()),
        row("no extension at all", NotOffered.class, "250 mx.a.test", c -> c.receive().answerAll()),
        row(
            "a keyword that only begins like it",
            NotOffered.class,
            "STARTTLSX",
            c -> c.receive("STARTTLSX").answerAll()),
        row(
            "EHLO is unknown, so there are no extensions",
            NotOffered.class,
            "502 what?",
            c -> {
              c.say("220 mx").hear();
              c.say("502 what?").answerAll();
            }),
        row(
            "STARTTLS for a while not available is refused all the same",
            NotOffered.class,
            "454 TLS not available due to temporary reason",
            c -> {
              c.receive("STARTTLS").hear();
              c.say("454 TLS not available due to temporary reason").answerAll();
            }),
        row(
            "STARTTLS is offered and unknown",
            NotOffered.class,
            "502 unknown",
            c -> {
              c.receive("STARTTLS").hear();
              c.say("502 unknown").answerAll();
            }),
        row(
            "greylisting at the banner",
            TemporaryFailure.class,
            "450 later",
            c -> c.say("450 later").answerAll()),
        row("load at the banner", TemporaryFailure.class, "421 busy", c -> c.say("421 busy")),
        row(
            "load at EHLO",
            TemporaryFailure.class,
            "451 busy",
            c -> {
              c.say("220 mx").hear();
              c.say("451 busy").answerAll();
            }),
        row(
            "they do not like us, and say so in colour",
            NotJudged.class,
            "it turns us away: 554 [31mno",
            c -> c.say("554 \u001b[31mno\u0007").answerAll()),
        row(
            "they do not like our EHLO",
            NotJudged.class,
            "it turns our EHLO away: 550 who are you",
            c -> {
              c.say("220 mx").hear();
              c.say("550 who are you").answerAll();
            }),
        row(
            "a web server",
            NotJudged.class,
            "it does not speak SMTP: it sent “HTTP/1.1 400 Bad Request”",
            c -> c.say("HTTP/1.1 400 Bad Request", "")),
        row(
            "noise",
            NotJudged.class,
            "it does not speak SMTP",
            c -> c.send("\u0000\u0001\u00ff\u00fe\n")),
        row(
            "an endless line",
            NotJudged.class,
            "more than 2048 octets",
            c -> c.flood("2".repeat(99))),
        row("endless lines", NotJudged.class, "more than 128 lines", c -> c.flood("220-more\r\n")),
        row(
            "a code that changes within the reply",
            NotJudged.class,
            "the code changes from 220 to 554",
            c -> c.say("220-mx", "554 no")),
        row(
            "hangs up at once",
            NotJudged.class,
            "it closed the connection instead of greeting",
            c -> {}),
        row(
            "hangs up on EHLO",
            NotJudged.class,
            "it closed the connection in answer to EHLO",
            c -> c.say("220 mx").hear()),
        row(
            // The RST may overtake the end of the TCP handshake: both wordings are right.
            "resets instead of greeting",
            NotJudged.class,
            "the connection was reset",
            ScriptedMailServer.Client::reset),
        slow(
            "never says a word",
            NotJudged.class,
            "we did not get its greeting within 1200 ms",
            ScriptedMailServer.Client::waitForTheEnd),
        slow(
            "a tarpit: no read ever waits long, and nothing ever ends",
            NotJudged.class,
            "we did not get its greeting within 1200 ms",
            c -> c.trickle('2')),
        slow(
            "a tarpit at EHLO",
            NotJudged.class,
            "we did not get its answer to EHLO within 1200 ms",
            c -> {
              c.say("220 mx").hear();
              c.trickle('2');
            }),
        row(
            "offers STARTTLS and hangs up on it",
            HandshakeBroken.class,
            "it offers STARTTLS and closed the connection in answer to STARTTLS",
            c -> c.receive("STARTTLS").hear()),
        row(
            "offers STARTTLS and resets on it",
            HandshakeBroken.class,
            "the connection was reset in answer to STARTTLS",
            c -> {
              c.receive("STARTTLS").hear();
              c.reset();
            }),
        row(
            "plaintext behind the 220",
            HandshakeBroken.class,
            "14 octets of plaintext followed its 220 to STARTTLS",
            c -> {
              c.receive("STARTTLS").hear();
              c.send("220 go\r\n250 injected\r\n").encrypt(GOOD).answerAll();
            }),
        row(
            "a 220 that lies: more SMTP instead of TLS",
            HandshakeBroken.class,
            "what the server sends is not TLS",
            c -> {
              c.receiveAndAcceptTls().swallowSome();
              c.say("500 what was that?").waitForTheEnd();
            }),
        row(
            "hangs up in the handshake",
            HandshakeBroken.class,
            "the server closed the connection during the TLS handshake",
            c -> c.receiveAndAcceptTls().swallowSome()),
        slow(
            "stalls in the handshake",
            HandshakeBroken.class,
            "the TLS handshake did not end within 1200 ms",
            c -> c.receiveAndAcceptTls().waitForTheEnd()),
        slow(
            "trickles in the handshake",
            HandshakeBroken.class,
            "the TLS handshake did not end within 1200 ms",
            c -> {
              // A record of 16 KiB, one octet at a time.
              c.receiveAndAcceptTls().send(hex("1603034000"));
              c.trickle('\u0002');
            }),
        slow(
            "accepts nothing and says nothing on STARTTLS",
            HandshakeBroken.class,
            "we did not get its answer to STARTTLS within 1200 ms",
            c -> c.receive("STARTTLS").waitForTheEnd()),
        row(
            "an old server refuses our versions by the book",
            TlsTooOld.class,
            "",
            c -> {
              c.receiveAndAcceptTls().swallowSome();
              c.send(alert(70)).waitForTheEnd();
            }),
        row(
            "an old server finds no cipher suite first, and says TLS 1.1 when asked",
            TlsTooOld.class,
            "TLSv1.1",
            c -> {
              c.receiveAndAcceptTls().swallowSome();
              c.send(c.number() == 0 ? alert(40) : serverHello(0x02)).waitForTheEnd();
            }),
        row(
            "a new server that has no cipher suite for us is not old",
            HandshakeBroken.class,
            "no cipher suite or parameters in common",
            c -> {
              c.receiveAndAcceptTls().swallowSome();
              c.send(c.number() == 0 ? alert(40) : serverHello(0x03)).waitForTheEnd();
            }));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void each_ending_is_a_sighting_of_its_own(Row row) throws IOException {
    try (var server = new ScriptedMailServer(row.script())) {
      var prober = prober(server, row.patience());
      StartTlsProbe seen;
      try (prober) {
        seen = prober.probe(HOST, server.address(), inAMinute());
      }

      assertThat(seen).isInstanceOf(row.expected());
      assertThat(seen.address()).isEqualTo(server.address());
      assertThat(words(seen)).contains(row.words());
      assertThat(prober.busyAddresses()).isZero();
      assertThat(server.heard()).allMatch(line -> line.matches("EHLO scout\\.test|STARTTLS|QUIT"));
    }
  }

  @Test
  void the_whole_conversation_is_ehlo_starttls_ehlo_quit() throws Exception {
    try (var server =
            new ScriptedMailServer(c -> c.receiveAndAcceptTls().encrypt(GOOD).answerAll());
        var prober = prober(server, PATIENCE)) {
      prober.probe(HOST, server.address(), inAMinute());

      assertThat(server.nextConversation())
          .containsExactly("EHLO scout.test", "STARTTLS", "EHLO scout.test", "QUIT");
    }
  }

  @Test
  void a_server_without_starttls_is_left_politely() throws Exception {
    try (var server = new ScriptedMailServer(c -> c.receive().answerAll());
        var prober = prober(server, PATIENCE)) {
      prober.probe(HOST, server.address(), inAMinute());

      assertThat(server.nextConversation()).containsExactly("EHLO scout.test", "QUIT");
    }
  }

  @Test
  void the_verdict_does_not_wait_for_the_farewell() throws Exception {
    var verdictIsThere = new CountDownLatch(1);
    try (var server =
            new ScriptedMailServer(c -> {
              c.receiveAndAcceptTls().encrypt(GOOD).hear();
              // Were the answer to EHLO waited for, the verdict would never come.
              verdictIsThere.await();
              c.answerEhlo("PIPELINING").answerAll();
            });
        var prober = prober(server, PATIENCE)) {
      StartTlsProbe seen = prober.probe(HOST, server.address(), inAMinute());
      verdictIsThere.countDown();

      assertThat(seen).isInstanceOf(Secured.class);
      assertThat(server.nextConversation()).endsWith("EHLO scout.test", "QUIT");
    }
  }

  @Test
  void a_farewell_that_trickles_is_cut_off_and_gives_its_turn_back() throws Exception {
    try (var server =
            new ScriptedMailServer(c -> {
              c.receiveAndAcceptTls().encrypt(GOOD).hear();
              c.trickle('2');
            });
        var prober = prober(server, PATIENCE)) {
      assertThat(prober.probe(HOST, server.address(), inAMinute())).isInstanceOf(Secured.class);

      assertThat(server.nextConversation()).endsWith("EHLO scout.test", "(broken off)");
    }
  }

  @Test
  void closing_the_prober_ends_farewells_at_once() throws Exception {
    try (var server =
        new ScriptedMailServer(c -> {
          c.receiveAndAcceptTls().encrypt(GOOD).hear();
          c.waitForTheEnd();
        })) {
      var prober = prober(server, PATIENCE);
      prober.probe(HOST, server.address(), inAMinute());

      prober.close();

      assertThat(prober.busyAddresses()).isZero();
      assertThat(server.nextConversation()).contains("STARTTLS");
    }
  }

  @Test
  void the_certificate_is_judged_for_the_mx_host() throws IOException {
    SSLContext strange = presenting(Mint.leaf("elsewhere.test"));
    try (var server = new ScriptedMailServer(c -> c.receiveAndAcceptTls().encrypt(strange));
        var prober = prober(server, PATIENCE)) {
      StartTlsProbe seen = prober.probe(HOST, server.address(), inAMinute());

      assertThat(seen)
          .isInstanceOfSatisfying(
              Secured.class,
              secured -> {
                assertThat(secured.tls().faults()).containsExactly(CertificateFault.NAME_MISMATCH);
                assertThat(secured.tls().chain()).hasSize(1);
              });
    }
  }

  @Test
  void a_closed_port_is_told_from_here_and_not_held_against_them() throws IOException {
    int closed;
    try (var once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = once.getLocalPort();
    }
    try (var prober = prober(closed, PATIENCE, open())) {
      StartTlsProbe seen = prober.probe(HOST, InetAddress.getLoopbackAddress(), inAMinute());

      assertThat(seen)
          .isEqualTo(
              new NotJudged(
                  InetAddress.getLoopbackAddress(),
                  "port %d cannot be reached from here (connection refused)".formatted(closed)));
    }
  }

  @Test
  void the_guard_keeps_us_from_private_space() throws IOException {
    try (var server = new ScriptedMailServer(c -> c.receive().answerAll());
        var prober = prober(server.port(), PATIENCE, EgressGuard.strict())) {
      StartTlsProbe seen = prober.probe(HOST, server.address(), inAMinute());

      assertThat(seen).isInstanceOf(NotJudged.class);
      assertThat(words(seen)).contains("private or reserved space");
      assertThat(server.accepted()).isZero();
    }
  }

  @Test
  void a_handshake_that_the_end_of_the_check_cuts_off_is_not_held_against_them()
      throws IOException {
    try (var server = new ScriptedMailServer(c -> c.receiveAndAcceptTls().waitForTheEnd());
        var prober = prober(server, PATIENCE)) {
      StartTlsProbe seen =
          prober.probe(HOST, server.address(), Deadline.in(Duration.ofMillis(400)));

      assertThat(seen).isInstanceOf(NotJudged.class);
      assertThat(words(seen)).contains("in the time that was left for this check");
    }
  }

  @Test
  void interruption_ends_a_look_and_leaves_nothing_open() throws Exception {
    var greeted = new CountDownLatch(1);
    try (var server =
            new ScriptedMailServer(c -> {
              c.say("220 mx").hear();
              greeted.countDown();
              c.waitForTheEnd();
            });
        var prober = prober(server, PATIENCE)) {
      var seen = new CompletableFuture<StartTlsProbe>();
      var flag = new CompletableFuture<Boolean>();
      Thread look =
          Thread.ofVirtual()
              .start(() -> {
                seen.complete(prober.probe(HOST, server.address(), inAMinute()));
                flag.complete(Thread.currentThread().isInterrupted());
              });
      greeted.await();
      look.interrupt();

      assertThat(seen.get()).isEqualTo(new NotJudged(server.address(), "the check was called off"));
      assertThat(flag.get()).as("the caller learns of it").isTrue();
      assertThat(server.nextConversation()).containsExactly("EHLO scout.test");
      assertThat(prober.busyAddresses()).isZero();
    }
  }

  @Test
  void a_look_that_finds_no_turn_says_so() throws Exception {
    var bothAreThere = new CountDownLatch(2);
    try (var server =
            new ScriptedMailServer(c -> {
              bothAreThere.countDown();
              c.waitForTheEnd();
            });
        var prober = prober(server, PATIENCE)) {
      var looks =
          Stream.generate(() ->
                  Thread.ofVirtual().start(() -> prober.probe(HOST, server.address(), inAMinute())))
              .limit(2)
              .toList();
      bothAreThere.await();

      StartTlsProbe third =
          prober.probe(HOST, server.address(), Deadline.in(Duration.ofMillis(50)));

      assertThat(words(third)).contains("2 connections at a time");
      assertThat(server.accepted()).isEqualTo(2);
      for (Thread look : looks) {
        look.interrupt();
        look.join();
      }
    }
  }

  static SocketStartTlsProber prober(ScriptedMailServer server, Duration patience) {
    return prober(server.port(), patience, open());
  }

  private static EgressGuard open() {
    return EgressGuard.allowing(List.of("127.0.0.0/8", "::1/128"));
  }

  private static SocketStartTlsProber prober(int port, Duration patience, EgressGuard guard) {
    Limits usual = Limits.STANDARD;
    var settings =
        new LookSettings(
            new Ports(53, 80, 443, port),
            new Limits(usual.check(), usual.dns(), usual.fetch(), patience),
            true,
            "scout.test",
            LookSettings.USER_AGENT);
    var judge =
        new PkixChainJudge(
            Trust.of(List.of(ROOT.certificate())),
            IssuerSource.NONE,
            InstantSource.fixed(Mint.NOW));
    return new SocketStartTlsProber(guard, settings, judge);
  }

  static Deadline inAMinute() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  static SSLContext presenting(Mint leaf) {
    return ScriptedMailServer.presenting(leaf.signedBy(ROOT).make());
  }

  private static String words(StartTlsProbe seen) {
    return switch (seen) {
      case Secured(_, var tls) -> tls.protocol();
      case NotOffered(_, String reply) -> reply;
      case HandshakeBroken(_, String reason) -> reason;
      case TlsTooOld(_, String offered) -> offered;
      case TemporaryFailure(_, String reply) -> reply;
      case NotJudged(_, String reason) -> reason;
    };
  }

  /// A fatal alert in a record (RFC 8446 §6).
  private static String alert(int description) {
    return hex("1503010002" + "02") + (char) description;
  }

  /// As much of a ServerHello as tells the version `3.minor` (RFC 5246 §7.4.1.3).
  private static String serverHello(int minor) {
    return hex("160301002a" + "02000026" + "03") + (char) minor + "\u0000".repeat(36);
  }

  /// One char per octet.
  private static String hex(String digits) {
    return new String(HexFormat.of().parseHex(digits), ISO_8859_1);
  }
}
