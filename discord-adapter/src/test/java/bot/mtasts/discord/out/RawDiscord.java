package bot.mtasts.discord.out;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers what a test says, whatever is asked: what stands between us and Discord may do so too.
final class RawDiscord implements AutoCloseable {
  /// What was asked.
  record Asked(String method, URI uri, Headers headers, String body) {}

  private record Said(int status, Map<String, String> headers, String body) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Said> answers = new ArrayDeque<>(); // guarded by itself
  private final HttpServer server;

  RawDiscord() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI api() {
    return URI.create("http://127.0.0.1:%d/api/v10/".formatted(server.getAddress().getPort()));
  }

  /// The next answer; after the last of them it is 200 and a message.
  RawDiscord says(int status, Map<String, String> headers, String body) {
    synchronized (answers) {
      answers.add(new Said(status, headers, body));
    }
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body));
    Said said;
    synchronized (answers) {
      said = answers.poll();
    }
    if (said == null) {
      said = new Said(200, Map.of(), "{\"id\":\"423456789012345678\"}");
    }
    said.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] octets = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.status(), octets.length == 0 ? -1 : octets.length);
    try (exchange;
        var out = exchange.getResponseBody()) {
      out.write(octets);
    } catch (IOException _) {
      exchange.close(); // Whoever asked has heard enough.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
