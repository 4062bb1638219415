package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/// Says octets that no client library would let out.
final class Wire {
  private Wire() {}

  /// Says something, and reads until the server closes.
  static byte[] say(URI server, String octets) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
