package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.lab.scenario.Scenarios;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

/// How the town opens, keeps its distance, and closes.
final class LabLifeTest {
  @Test
  void the_whole_town_opens_quickly() {
    try (var first = Lab.start(LabSettings.anywhere())) {
      long begun = System.nanoTime();
      try (var second = Lab.start(LabSettings.anywhere())) {
        assertThat(second.smtpPort()).isNotEqualTo(first.smtpPort());
      }
      // A tenth of a second when nobody else wants the machine; the limit is for accidents, not for
      // a bench.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void every_answer_of_every_server_waits_for_the_round_trip() throws Exception {
    var distance = Duration.ofMillis(100);
    var settings = LabSettings.anywhere().withRoundTrip(distance);
    try (var lab = Lab.start(settings, List.of(Scenarios.named("all-good")))) {
      var clients = new Clients(lab);
      var world = lab.scenarios().getFirst().world();
      assertThat(took(() -> clients.ask("all-good.test", Type.MX)))
          .isGreaterThanOrEqualTo(distance);
      // TLS 1.3 and HTTP: two answers.
      // Banner, reply to STARTTLS, TLS 1.3: three answers.
      var mail = world.mailServers().getFirst();
      assertThat(
              took(() -> {
                try (var socket = clients.connect(mail.address(), lab.smtpPort())) {
                  skipLine(socket);
                  socket.getOutputStream().write("STARTTLS\r\n".getBytes(US_ASCII));
                  skipLine(socket);
                  return clients.secure(socket, mail.host());
                }
              }))
          .isGreaterThanOrEqualTo(distance.multipliedBy(3));
    }
  }

  @Test
  void closing_ends_every_stalled_conversation_and_every_thread() throws Exception {
    var names =
        List.of(
            "all-good",
            "fetch-stalled-handshake",
            "fetch-trickle",
            "mx-silent",
            "mx-tarpit",
            "body-endless");
    var lab = Lab.start(LabSettings.anywhere(), names.stream().map(Scenarios::named).toList());
    var clients = new Clients(lab);
    var visits = new ArrayList<Socket>();
    for (var scenario : lab.scenarios()) {
      visits.add(
          clients.connect(scenario.world().policyServers().getFirst().address(), lab.httpsPort()));
      visits.add(
          clients.connect(scenario.world().mailServers().getLast().address(), lab.smtpPort()));
    }
    lab.close();

    for (var visit : visits) {
      assertThat(drained(visit)).isTrue();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("lab-porter"));
    String address = lab.scenarios().getFirst().world().policyServers().getFirst().address();
    assertThatThrownBy(() -> clients.connect(address, lab.httpsPort()))
        .isInstanceOf(ConnectException.class);
  }

  private static void skipLine(Socket socket) throws IOException {
    int octet = socket.getInputStream().read();
    while (octet >= 0 && octet != '\n') {
      octet = socket.getInputStream().read();
    }
  }

  /// Whether the other side has ended the connection, by closing or by resetting it.
  private static boolean drained(Socket socket) throws IOException {
    try (socket) {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketException e) {
      return e.getMessage() != null && e.getMessage().contains("reset");
    }
  }

  /// Something that takes time.
  private interface Look {
    Object look() throws IOException;
  }

  private static Duration took(Look look) throws IOException {
    long begun = System.nanoTime();
    assertThat(look.look()).isNotNull();
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
