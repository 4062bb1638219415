package bot.mtasts.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.HttpAnswer;
import bot.mtasts.lab.world.HttpAnswer.Framing;
import bot.mtasts.lab.world.HttpAnswer.Pace;
import bot.mtasts.lab.world.HttpPort;
import bot.mtasts.lab.world.HttpsPort;
import bot.mtasts.lab.world.PolicyServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Serves policies, over HTTPS and in cleartext, as well or as badly as its scenario says. HTTP by
/// hand: no library misbehaves on request. One request a connection.
final class LabPolicyHost {
  static final String PATH = "/.well-known/mta-sts.txt";

  private static final int LONGEST_REQUEST = 16_384;

  private final Handshake handshake;
  private final LabLog log;
  private final Duration roundTrip;

  LabPolicyHost(Handshake handshake, LabLog log, Duration roundTrip) {
    this.handshake = handshake;
    this.log = log;
    this.roundTrip = roundTrip;
  }

  /// Opens the ports that this server has open.
  void open(Doors doors, PolicyServer server, int httpsPort, int httpPort) {
    switch (server.https()) {
      case HttpsPort.Closed() -> {}
      case HttpsPort.Resets() -> doors.listen(server.address(), httpsPort, LabPolicyHost::reset);
      case HttpsPort.Opens opens ->
          doors.listen(
              server.address(),
              httpsPort,
              visitor -> secure(visitor.socket(), server.host(), opens));
    }
    switch (server.http()) {
      case HttpPort.Closed() -> {}
      case HttpPort.Opens(var answer) ->
          doors.listen(
              server.address(),
              httpPort,
              visitor -> answer(visitor.socket(), server.host(), null, _ -> answer));
    }
  }

  /// Serves one document in cleartext: the intermediate CA's certificate.
  void openDocument(
      Doors doors,
      String address,
      int port,
      String host,
      String path,
      Supplier<HttpAnswer> document) {
    var missing =
        new HttpAnswer.Response(
            404, List.of(), Bytes.utf8(""), Framing.CONTENT_LENGTH, new Pace.AtOnce());
    doors.listen(
        address,
        port,
        visitor ->
            answer(
                visitor.socket(),
                host,
                null,
                asked -> asked.equals(path) ? document.get() : missing));
  }

  static void reset(SocketChannel visitor) throws IOException {
    visitor.setOption(StandardSocketOptions.SO_LINGER, 0);
    visitor.close();
  }

  private void secure(Socket socket, String host, HttpsPort.Opens opens)
      throws IOException, InterruptedException {
    Doors.sleep(roundTrip);
    try (SSLSocket secure = handshake.meet(socket, opens.tls(), host, true)) {
      if (secure != null) {
        answer(
            secure,
            host,
            Handshake.sni(secure.getSession()),
            path -> policyOnly(path, opens.answer()));
      }
    }
  }

  /// The policy is at one path; the rest of the site is empty.
  private static HttpAnswer policyOnly(String path, HttpAnswer answer) {
    return path.equals(PATH)
        ? answer
        : new HttpAnswer.Response(
            404, List.of(), Bytes.utf8(""), Framing.CONTENT_LENGTH, new Pace.AtOnce());
  }

  /// What is at a path.
  private interface Site {
    HttpAnswer at(String path);
  }

  private void answer(Socket socket, String host, @Nullable String sni, Site site)
      throws IOException, InterruptedException {
    var request = readRequest(socket.getInputStream());
    if (request.isEmpty()) {
      return;
    }
    var start = request.getFirst().split(" ", -1);
    String path = start.length > 1 ? start[1] : "";
    log.add(
        new LabLog.HttpRequest(
            host, socket instanceof SSLSocket, sni, start[0], path, headers(request)));
    Doors.sleep(roundTrip);
    var out = socket.getOutputStream();
    switch (site.at(path)) {
      case HttpAnswer.Silent() -> Handshake.drain(socket);
      case HttpAnswer.Closes() -> {}
      case HttpAnswer.Says(var text) -> out.write(text.getBytes(ISO_8859_1));
      case HttpAnswer.Response response -> send(out, response);
    }
  }

  private static void send(OutputStream out, HttpAnswer.Response response)
      throws IOException, InterruptedException {
    byte[] head = head(response).getBytes(ISO_8859_1);
    byte[] body = response.body().toArray();
    boolean chunked = response.framing() == Framing.CHUNKED;
    switch (response.pace()) {
      case Pace.AtOnce() -> {
        out.write(joined(head, chunked ? chunks(body) : body));
        out.flush();
      }
      case Pace.Late(var delay) -> {
        Doors.sleep(delay);
        out.write(joined(head, chunked ? chunks(body) : body));
        out.flush();
      }
      case Pace.Trickle(int octets, var delay) -> {
        out.write(head);
        out.flush();
        byte[] framed = chunked ? chunks(body) : body;
        for (int at = 0; at < framed.length; at += octets) {
          Doors.sleep(delay);
          out.write(framed, at, Math.min(octets, framed.length - at));
          out.flush();
        }
      }
      case Pace.Cut(int after) -> {
        out.write(head);
        out.write(body, 0, Math.min(after, body.length));
        out.flush();
      }
      case Pace.Endless() -> {
        out.write(head);
        byte[] more = chunked ? chunk(body) : body;
        while (!Thread.currentThread().isInterrupted()) {
          out.write(more);
        }
      }
    }
  }

  private static String head(HttpAnswer.Response response) {
    var head =
        new StringBuilder(
            "HTTP/1.1 " + response.status() + " " + reason(response.status()) + "\r\n");
    response
        .headers()
        .forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
    boolean endless = response.pace() instanceof Pace.Endless;
    switch (response.framing()) {
      case CONTENT_LENGTH -> {
        if (!endless) {
          head.append("Content-Length: " + response.body().size() + "\r\n");
        }
      }
      case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
      case UNTIL_CLOSE -> {}
    }
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private static String reason(int status) {
    return switch (status / 100) {
      case 2 -> "OK";
      case 3 -> "Elsewhere";
      case 4 -> "Not Here";
      default -> "Trouble";
    };
  }

  private static byte[] chunks(byte[] body) {
    byte[] end = "0\r\n\r\n".getBytes(ISO_8859_1);
    return body.length == 0 ? end : joined(chunk(body), end);
  }

  private static byte[] chunk(byte[] body) {
    byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1);
    return joined(joined(size, body), new byte[] {13, 10});
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /// The lines of the request's head; empty if the visitor left before its end.
  private static List<String> readRequest(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        return List.of();
      }
      if (head.length() > LONGEST_REQUEST) {
        throw new IOException("a request without an end");
      }
      head.append((char) octet);
    }
    return head.toString().lines().filter(line -> !line.isEmpty()).toList();
  }

  private static Map<String, String> headers(List<String> request) {
    var headers = new TreeMap<String, String>();
    for (String line : request.subList(1, request.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return Map.copyOf(headers);
  }
}
