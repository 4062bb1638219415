package bot.mtasts.core.probe.smtp;

import static bot.mtasts.core.probe.smtp.SocketStartTlsProberTest.inAMinute;
import static bot.mtasts.core.probe.smtp.SocketStartTlsProberTest.presenting;
import static bot.mtasts.core.probe.smtp.SocketStartTlsProberTest.prober;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.InjectionProbe;
import bot.mtasts.core.probe.InjectionProbe.Answered;
import bot.mtasts.core.probe.InjectionProbe.Discarded;
import bot.mtasts.core.probe.InjectionProbe.NotSeen;
import bot.mtasts.core.probe.smtp.ScriptedMailServer.Client;
import bot.mtasts.core.probe.smtp.ScriptedMailServer.Script;
import bot.mtasts.core.probe.tls.Mint;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class InjectionProbeTest {
  private static final HostName HOST = HostName.of("mx.a.test");
  private static final SSLContext GOOD = presenting(Mint.leaf("mx.a.test"));
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  record Row(String name, Class<?> expected, Script script) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Row row(String name, Class<?> expected, Script script) {
    return new Row(name, expected, script);
  }

  /// A server that has taken STARTTLS and the NOOP behind it, and is about to shake hands.
  private static Client swallowed(Client client) throws IOException {
    client.receive("STARTTLS").hear();
    client.hear();
    return client.say("220 go").encrypt(GOOD);
  }

  static Stream<Row> servers() {
    return Stream.of(
        row("forgets the NOOP", Discarded.class, c -> swallowed(c).answerAll()),
        row("obeys the NOOP", Answered.class, c -> swallowed(c).say("250 2.0.0 Ok").answerAll()),
        row(
            "obeys it only when the next command comes",
            Answered.class,
            c -> {
              swallowed(c).hear();
              c.say("250 Ok", "221 bye");
            }),
        row(
            "obeys it and hangs up on QUIT",
            Answered.class,
            c -> {
              swallowed(c).hear();
              c.say("250 Ok");
            }),
        row(
            "reads it, though it wants EHLO first",
            Answered.class,
            c -> swallowed(c).say("503 say EHLO first").answerAll()),
        row(
            "refuses even QUIT after the handshake",
            Discarded.class,
            c -> {
              swallowed(c).hear();
              c.say("503 say EHLO first");
            }),
        row(
            "shuts down just now",
            Discarded.class,
            c -> {
              swallowed(c).hear();
              c.say("421 shutting down");
            }),
        row(
            "greets anew after the handshake, against RFC 3207 §4.2",
            Discarded.class,
            c -> swallowed(c).say("220 mx.a.test again").answerAll()),
        row(
            "greets anew and obeys",
            Answered.class,
            c -> swallowed(c).say("220 mx.a.test again", "250 Ok").answerAll()),
        row("hangs up without a goodbye", Discarded.class, c -> swallowed(c).hear()),
        row(
            "hangs up on whoever talks out of turn",
            Discarded.class,
            c -> {
              c.receive("STARTTLS").hear();
              c.hear();
            }),
        row(
            "resets whoever talks out of turn",
            Discarded.class,
            c -> {
              c.receive("STARTTLS").hear();
              c.reset();
            }),
        row(
            "refuses whoever talks out of turn",
            Discarded.class,
            c -> {
              c.receive("STARTTLS").hear();
              c.hear();
              c.say("554 5.5.0 improper use of pipelining").answerAll();
            }),
        row(
            "takes the NOOP for TLS",
            Discarded.class,
            c -> {
              c.receive("STARTTLS").hear();
              c.say("220 go").encrypt(GOOD).answerAll();
            }),
        row("offers no STARTTLS", NotSeen.class, c -> c.receive().answerAll()),
        row("comes later", NotSeen.class, c -> c.say("421 busy")),
        row(
            "answers the NOOP before the handshake, so not as if it had come in it",
            Discarded.class,
            c -> {
              c.receive("STARTTLS").hear();
              c.hear();
              c.say("220 go", "250 Ok").waitForTheEnd();
            }));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void only_a_server_that_owes_one_answer_more_is_vulnerable(Row row) throws IOException {
    try (var server = new ScriptedMailServer(row.script());
        var prober = prober(server, PATIENCE)) {
      InjectionProbe seen = prober.probeInjection(HOST, server.address(), inAMinute());

      assertThat(seen).isInstanceOf(row.expected());
      assertThat(prober.busyAddresses()).isZero();
      assertThat(server.heard())
          .allMatch(line -> line.matches("EHLO scout\\.test|STARTTLS|NOOP|QUIT"));
    }
  }

  @Test
  void the_reply_that_gives_it_away_is_kept() throws IOException {
    try (var server = new ScriptedMailServer(c -> swallowed(c).say("250 2.0.0 Ok").answerAll());
        var prober = prober(server, PATIENCE)) {
      assertThat(prober.probeInjection(HOST, server.address(), inAMinute()))
          .isEqualTo(new Answered(server.address(), "250 2.0.0 Ok"));
    }
  }
}
