package bot.mtasts.lab.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Takes callbacks, answers each with 204, and keeps them by the check that they tell of.
public final class CallbackReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BACKLOG = 1_000;

  private final HttpServer server;
  private final Map<String, List<Call>> byCheck = new HashMap<>(); // guarded by this

  private CallbackReceiver(HttpServer server) {
    this.server = server;
  }

  /// A callback as it arrived.
  ///
  /// @param nanoTime when it came, by this process's clock
  public record Call(long nanoTime, HttpHeaders headers, String body) {
    /// What it tells: the report.
    public JsonNode data() throws IOException {
      return JSON.readTree(body).path("data");
    }
  }

  /// Listens on loopback.
  public static CallbackReceiver listen() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    CallbackReceiver receiver = new CallbackReceiver(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          long now = System.nanoTime();
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          receiver.note(
              new Call(now, HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true), body));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return receiver;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Where it takes them.
  public String url() {
    return "http://127.0.0.1:" + port() + "/results";
  }

  private synchronized void note(Call call) throws IOException {
    byCheck.computeIfAbsent(call.data().path("id").asText(), _ -> new ArrayList<>()).add(call);
    notifyAll();
  }

  /// Of how many checks it was told.
  public synchronized int checks() {
    return byCheck.size();
  }

  /// How often each check was told of.
  public synchronized Map<String, Integer> callsByCheck() {
    Map<String, Integer> calls = new HashMap<>();
    byCheck.forEach((check, all) -> calls.put(check, all.size()));
    return calls;
  }

  /// The first call that tells of a check.
  ///
  /// @throws IllegalStateException if none comes in that time
  public synchronized Call await(String check, Duration atMost) throws InterruptedException {
    if (!waitUntil(() -> byCheck.containsKey(check), atMost)) {
      throw new IllegalStateException("nothing told of %s within %s".formatted(check, atMost));
    }
    return byCheck.getOrDefault(check, List.of()).getFirst();
  }

  /// Waits until so many checks were told of.
  ///
  /// @throws IllegalStateException if they are fewer when the time is over
  public synchronized void awaitChecks(int count, Duration atMost) throws InterruptedException {
    if (!waitUntil(() -> byCheck.size() >= count, atMost)) {
      throw new IllegalStateException(
          "%d of %d checks were told of within %s".formatted(byCheck.size(), count, atMost));
    }
  }

  /// Waits until every one of these checks was told of.
  ///
  /// @return those that were not, when the time is over
  public synchronized Set<String> missingAfter(Set<String> checks, Duration atMost)
      throws InterruptedException {
    waitUntil(() -> byCheck.keySet().containsAll(checks), atMost);
    Set<String> missing = new TreeSet<>(checks);
    missing.removeAll(byCheck.keySet());
    return missing;
  }

  // Called with the lock held, which waiting gives up.
  private boolean waitUntil(BooleanSupplier condition, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
