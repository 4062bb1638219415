package bot.mtasts.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// Takes callbacks and notes when they came.
final class ArrivedCallbacks implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Arrival> byCheck = new HashMap<>();

  private ArrivedCallbacks(HttpServer server) {
    this.server = server;
  }

  /// @param nanoTime when it came, by this process's clock
  /// @param checkMillis how long the check says it took
  record Arrival(long nanoTime, long checkMillis) {}

  static ArrivedCallbacks listen() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    ArrivedCallbacks arrived = new ArrivedCallbacks(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          long now = System.nanoTime();
          JsonNode report = JSON.readTree(exchange.getRequestBody()).path("data");
          arrived.note(
              report.path("id").asText(), new Arrival(now, report.path("durationMs").asLong()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return arrived;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  synchronized int count() {
    return byCheck.size();
  }

  private synchronized void note(String check, Arrival arrival) {
    byCheck.putIfAbsent(check, arrival);
    notifyAll();
  }

  synchronized Arrival await(String check, Duration atMost) throws InterruptedException {
    waitFor(() -> byCheck.containsKey(check), atMost);
    return byCheck.get(check);
  }

  synchronized void awaitCount(int count, Duration atMost) throws InterruptedException {
    waitFor(() -> byCheck.size() >= count, atMost);
  }

  private synchronized void waitFor(BooleanSupplier condition, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException(
            "%d callbacks came within %s, and not those that were awaited"
                .formatted(byCheck.size(), atMost));
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
