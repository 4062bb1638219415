package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.SmtpPort;
import bot.mtasts.lab.world.SmtpPort.Greets;
import bot.mtasts.lab.world.SmtpPort.StartTls;
import bot.mtasts.lab.world.TlsManner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads how one address of a mail host behaves.
final class MailReader {
  private static final Map<String, SmtpPort> PORTS =
      Map.of(
          "refused", new SmtpPort.Closed(),
          "reset", new SmtpPort.Resets(),
          "silent", new SmtpPort.Silent(),
          "tarpit", new SmtpPort.Tarpit(Duration.ofMillis(250)),
          "endless_line", new SmtpPort.EndlessLine(),
          "endless_lines", new SmtpPort.EndlessLines(),
          "http",
              new SmtpPort.Says(
                  Bytes.utf8("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")),
          "noise",
              new SmtpPort.Says(
                  Bytes.of(
                      new byte[] {
                        0, (byte) 0xff, (byte) 0xfe, 7, 27, 91, 50, 74, (byte) 0x80, 13, 10
                      })));

  private final String host;

  MailReader(String host) {
    this.host = host;
  }

  SmtpPort perfect() {
    return new Greets(
        List.of("220 " + host + " ESMTP"),
        ehlo(true),
        new StartTls.Accepts("", new TlsManner.Presents(CertificatePlan.good(host)), false));
  }

  SmtpPort read(Place server) {
    var port = server.get("port");
    var tls = TlsReader.read(server, host);
    String manner = server.orElse("starttls", "good", Place::text);
    var startTls = startTls(server, manner, tls);
    var greets =
        new Greets(
            server.orElse("banner", List.of("220 " + host + " ESMTP"), Place::texts),
            server.orElse("ehlo", ehlo(!manner.equals("missing")), Place::texts),
            startTls);
    return port == null ? greets : port.word(PORTS);
  }

  private static StartTls startTls(Place server, String manner, TlsManner tls) {
    return switch (manner) {
      case "good" -> new StartTls.Accepts("", tls, false);
      case "missing" -> new StartTls.Refuses("502 5.5.1 Command not implemented");
      case "refused" -> new StartTls.Refuses("454 4.7.0 TLS not available due to local problem");
      case "denied" -> new StartTls.Refuses("554 5.7.0 No TLS for you");
      case "hangs_up" -> new StartTls.HangsUp();
      case "plaintext_behind" ->
          new StartTls.Accepts("250-what a man in the middle adds\r\n", tls, false);
      case "injectable" -> new StartTls.Accepts("", tls, true);
      default ->
          throw server.trouble(
              "`starttls: "
                  + manner
                  + "` is none of good, missing, refused, denied, hangs_up, plaintext_behind, injectable");
    };
  }

  private List<String> ehlo(boolean startTls) {
    var lines = new ArrayList<>(List.of("250-" + host, "250-PIPELINING", "250-SIZE 52428800"));
    if (startTls) {
      lines.add("250-STARTTLS");
    }
    lines.add("250 8BITMIME");
    return lines;
  }
}
