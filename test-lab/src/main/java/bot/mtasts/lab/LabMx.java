package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.lab.world.MailServer;
import bot.mtasts.lab.world.SmtpPort;
import bot.mtasts.lab.world.SmtpPort.Greets;
import bot.mtasts.lab.world.SmtpPort.StartTls;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Takes no mail, but speaks SMTP with whoever looks, as well or as badly as its scenario says, and
/// remembers every line.
final class LabMx {
  private static final int LONGEST_LINE = 2_000;

  private final Handshake handshake;
  private final LabLog log;
  private final Duration roundTrip;

  LabMx(Handshake handshake, LabLog log, Duration roundTrip) {
    this.handshake = handshake;
    this.log = log;
    this.roundTrip = roundTrip;
  }

  /// Opens the port, if this server has it open.
  void open(Doors doors, MailServer server, int port) {
    switch (server.smtp()) {
      case SmtpPort.Closed() -> {}
      case SmtpPort.Resets() -> doors.listen(server.address(), port, LabPolicyHost::reset);
      case SmtpPort.Silent() ->
          doors.listen(server.address(), port, visitor -> Handshake.drain(visitor.socket()));
      case SmtpPort.Tarpit(var perOctet) ->
          doors.listen(server.address(), port, visitor -> tarpit(visitor.socket(), perOctet));
      case SmtpPort.EndlessLine() ->
          doors.listen(
              server.address(), port, visitor -> endless(visitor.socket(), "220 ", "and on "));
      case SmtpPort.EndlessLines() ->
          doors.listen(
              server.address(), port, visitor -> endless(visitor.socket(), "", "220-and on\r\n"));
      case SmtpPort.Says(var octets) ->
          doors.listen(
              server.address(),
              port,
              visitor -> {
                Doors.sleep(roundTrip);
                visitor.socket().getOutputStream().write(octets.toArray());
                visitor.socket().shutdownOutput();
                Handshake.drain(visitor.socket());
              });
      case Greets greets ->
          doors.listen(
              server.address(),
              port,
              visitor -> new Conversation(server, greets).hold(visitor.socket()));
    }
  }

  private static void tarpit(Socket socket, Duration perOctet)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    for (int i = 0; ; i++) {
      Doors.sleep(perOctet);
      out.write("220-wait ".charAt(i % 9));
    }
  }

  private static void endless(Socket socket, String first, String more) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(first.getBytes(ISO_8859_1));
    byte[] block = more.repeat(500).getBytes(ISO_8859_1);
    while (!Thread.currentThread().isInterrupted()) {
      out.write(block);
    }
  }

  /// One conversation with one visitor.
  private final class Conversation {
    private final MailServer server;
    private final Greets manner;
    private final List<String> heard = new ArrayList<>();
    private @Nullable String tls;

    Conversation(MailServer server, Greets manner) {
      this.server = server;
      this.manner = manner;
    }

    void hold(Socket socket) throws IOException, InterruptedException {
      try {
        say(socket, String.join("\r\n", manner.banner()));
        if (manner.banner().getLast().startsWith("2")) {
          plain(socket);
        } else if (manner.banner().getLast().startsWith("4")) {
          refuseAll(socket);
        }
      } finally {
        log.add(new LabLog.SmtpConversation(server.host(), server.address(), heard, tls));
      }
    }

    private void plain(Socket socket) throws IOException, InterruptedException {
      // Unbuffered: octets behind the STARTTLS line belong to the handshake, or to whoever injects
      // them.
      InputStream in = socket.getInputStream();
      while (true) {
        String line = read(in);
        if (line == null) {
          return;
        }
        if (!line.equalsIgnoreCase("STARTTLS")) {
          if (!reply(socket, line, manner.ehlo())) {
            return;
          }
          continue;
        }
        switch (manner.startTls()) {
          case StartTls.Refuses(var reply) -> say(socket, reply);
          case StartTls.HangsUp() -> {
            return;
          }
          case StartTls.Accepts accepts -> {
            startTls(socket, in, accepts);
            return;
          }
        }
      }
    }

    private void startTls(Socket socket, InputStream in, StartTls.Accepts accepts)
        throws IOException, InterruptedException {
      // Commands that came in plaintext before our 220. A sound server forgets them; an injectable
      // one keeps them.
      var injected = new ArrayList<String>();
      while (in.available() > 0) {
        String line = read(in);
        if (line != null) {
          injected.add(line);
        }
      }
      if (accepts.plaintextBehind().isEmpty()) {
        say(socket, "220 2.0.0 Ready to start TLS");
      } else {
        say(socket, "220 2.0.0 Ready to start TLS\r\n" + accepts.plaintextBehind().stripTrailing());
      }
      Doors.sleep(roundTrip);
      try (SSLSocket secure = handshake.meet(socket, accepts.tls(), server.host(), false)) {
        if (secure == null) {
          return;
        }
        tls = secure.getSession().getProtocol();
        if (accepts.injectable()) {
          for (String line : injected) {
            if (!reply(secure, line, secureEhlo())) {
              return;
            }
          }
        }
        var secureIn = new BufferedInputStream(secure.getInputStream());
        for (String line = read(secureIn); line != null; line = read(secureIn)) {
          if (!reply(secure, line, secureEhlo())) {
            return;
          }
        }
      }
    }

    /// What a server that is busy says to everything (RFC 5321 §3.8).
    private void refuseAll(Socket socket) throws IOException, InterruptedException {
      InputStream in = socket.getInputStream();
      for (String line = read(in); line != null; line = read(in)) {
        boolean quit = line.equalsIgnoreCase("QUIT");
        say(socket, quit ? "221 2.0.0 Bye" : manner.banner().getLast());
        if (quit) {
          return;
        }
      }
    }

    private List<String> secureEhlo() {
      return manner.ehlo().stream()
          .filter(line -> !line.toUpperCase(Locale.ROOT).endsWith("STARTTLS"))
          .toList();
    }

    /// Answers one command.
    ///
    /// @return false when the conversation is over
    private boolean reply(Socket socket, String line, List<String> ehlo)
        throws IOException, InterruptedException {
      String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(socket, String.join("\r\n", ehlo));
        case "HELO" -> say(socket, "250 " + server.host());
        case "NOOP", "RSET" -> say(socket, "250 2.0.0 OK");
        case "QUIT" -> {
          say(socket, "221 2.0.0 Bye");
          return false;
        }
        default -> say(socket, "503 5.5.1 This is a lab, it takes no mail");
      }
      return true;
    }

    private void say(Socket socket, String text) throws IOException, InterruptedException {
      Doors.sleep(roundTrip);
      socket.getOutputStream().write((text + "\r\n").getBytes(ISO_8859_1));
    }

    /// A line without its end; null when there are no more.
    private @Nullable String read(InputStream in) throws IOException {
      var line = new StringBuilder();
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          return null;
        }
        if (line.length() > LONGEST_LINE) {
          throw new IOException("a line without an end");
        }
        line.append((char) octet);
      }
      String text = line.toString().stripTrailing();
      heard.add(text);
      return text;
    }
  }
}
