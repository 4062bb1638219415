package bot.mtasts.app.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/// Takes callbacks and counts them by the check that they tell of.
final class CallbackListener implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Integer> callsByCheck = new HashMap<>();
  private Call last = new Call(HttpHeaders.of(Map.of(), (_, _) -> true), "");

  private CallbackListener(HttpServer server) {
    this.server = server;
  }

  /// A callback as it arrived.
  record Call(HttpHeaders headers, String body) {}

  static CallbackListener start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CallbackListener listener = new CallbackListener(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          listener.note(
              new Call(
                  HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true),
                  new String(body, java.nio.charset.StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return listener;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/results";
  }

  private synchronized void note(Call call) throws IOException {
    callsByCheck.merge(JSON.readTree(call.body()).at("/data/id").asText(), 1, Integer::sum);
    last = call;
    notifyAll();
  }

  /// Waits until every one of these checks was told of.
  ///
  /// @return those that were not, when the time is over
  synchronized Set<String> missingAfter(Set<String> checks, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!callsByCheck.keySet().containsAll(checks)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    Set<String> missing = new java.util.TreeSet<>(checks);
    missing.removeAll(callsByCheck.keySet());
    return missing;
  }

  /// How often each check was told of.
  synchronized Map<String, Integer> callsByCheck() {
    return Map.copyOf(callsByCheck);
  }

  synchronized Call last() {
    return last;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
