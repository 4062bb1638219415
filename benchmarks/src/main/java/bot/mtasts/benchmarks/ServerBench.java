package bot.mtasts.benchmarks;

import bot.mtasts.lab.outside.CallbackReceiver;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the server takes and gives: requests accepted durably, the way from a request to its
/// callback, callbacks a second; beside what the same database does in plain inserts.
@Command(
    name = "server",
    description = "Requests accepted and callbacks sent per second, on H2 and on PostgreSQL.")
public final class ServerBench implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOMAINS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SEALING_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final PrintStream out;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  @Option(names = "--clients", description = "At a time. Default: ${DEFAULT-VALUE}")
  private int clients = 50;

  @Option(names = "--seconds", description = "For each rate. Default: ${DEFAULT-VALUE}")
  private int seconds = 10;

  @Option(names = "--single", description = "Checks one by one. Default: ${DEFAULT-VALUE}")
  private int single = 40;

  @Option(names = "--callbacks", description = "In the burst. Default: ${DEFAULT-VALUE}")
  private int callbacks = 2000;

  ServerBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ServerBench(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    out.printf(
        "%d processors, %d clients; database, lab, server and clients share them.%n",
        Runtime.getRuntime().availableProcessors(), clients);
    Path folder = Files.createTempDirectory("mtasts-bench-");
    try (LabProcess lab = new LabProcess(DOMAINS, Duration.ZERO)) {
      out.printf("%nH2, one file%n");
      measure(
          lab.place(),
          folder.resolve("h2"),
          Map.of(),
          new RawInserts(
              "jdbc:h2:file:" + folder.resolve("raw") + ";WRITE_DELAY=0",
              "",
              "",
              "CHECKPOINT SYNC"));
      // Made for tests, it comes with durability switched off.
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start()) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        out.printf("%nPostgreSQL%n");
        measure(
            lab.place(),
            folder.resolve("postgresql"),
            Map.of(
                "MTASTS_DATABASE_URL", url,
                "MTASTS_DATABASE_USER", "postgres",
                "MTASTS_SECRETS_KEY", SEALING_KEY),
            new RawInserts(postgres.getJdbcUrl("postgres", "template1"), "postgres", "", ""));
      }
    }
    return 0;
  }

  private void measure(Place place, Path data, Map<String, String> settings, RawInserts raw)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    double inserts = raw.perSecond(clients, Duration.ofSeconds(seconds));
    try (CallbackReceiver arrived = CallbackReceiver.listen();
        MeasuredServer server =
            MeasuredServer.start(
                environment(place, data, settings, arrived),
                data.resolveSibling(data.getFileName() + ".log"))) {
      String key = server.apiKey("bench");
      // Warm: classes loaded, statements compiled, the one domain looked at.
      accept(server, key, Duration.ofSeconds(3));
      List<Double> accepted = accept(server, key, Duration.ofSeconds(seconds));
      Spread latency = new Spread(accepted);
      double rate = accepted.size() / (double) seconds;
      out.printf("  plain inserts, each durable    %8.0f /s%n", inserts);
      out.printf(
          "  requests accepted              %8.0f /s   %.2f of the inserts; 50 %% %.1f ms, 99 %% %.1f ms%n",
          rate, rate / inserts, latency.median(), latency.quantile(0.99));
      server.awaitEmptyQueue(PATIENCE);
      Spread beyond = singly(place, server, key, arrived);
      out.printf(
          "  202 to callback, less the check  %.0f ms (50 %%), %.0f ms (95 %%)%n",
          beyond.median(), beyond.p95());
      out.printf("  callbacks                      %8.0f /s%n", burst(server, key, arrived));
    }
  }

  private static Map<String, String> environment(
      Place place, Path data, Map<String, String> settings, CallbackReceiver arrived) {
    Map<String, String> environment = new HashMap<>(place.environment());
    environment.putAll(settings);
    environment.put("MTASTS_SERVER_PORT", "0");
    environment.put("MTASTS_SERVER_HOST", "127.0.0.1");
    environment.put("MTASTS_SERVER_DATA_DIR", data.toString());
    environment.put("MTASTS_SERVER_REQUESTS_PER_MINUTE", "999999");
    environment.merge("MTASTS_NETWORK_ALLOW_CIDRS", "127.0.0.1/32", (lab, own) -> lab + "," + own);
    environment.put("MTASTS_CALLBACKS_ALLOW_HTTP", "true");
    environment.put("MTASTS_CALLBACKS_PORTS", Integer.toString(arrived.port()));
    return environment;
  }

  /// As many requests as the clients get in; one domain, so that what is measured is accepting.
  ///
  /// @return how long each took, in milliseconds
  private List<Double> accept(MeasuredServer server, String key, Duration time)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    List<Double> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(
            threads.submit(() -> {
              List<Double> took = new ArrayList<>();
              while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                post(server, key, "{\"domain\":\"good-1.test\"}");
                took.add((System.nanoTime() - begun) / 1e6);
              }
              return took;
            }));
      }
      for (Future<List<Double>> each : running) {
        all.addAll(each.get());
      }
    }
    return all;
  }

  /// One check after the other.
  ///
  /// @return from the 202 to the callback, without what the check itself took, in milliseconds
  private Spread singly(Place place, MeasuredServer server, String key, CallbackReceiver arrived)
      throws IOException, InterruptedException {
    List<Double> beyond = new ArrayList<>();
    for (int i = 0; i < single; i++) {
      String id = post(server, key, ask(place.domain(i).ascii(), arrived, true));
      long accepted = System.nanoTime();
      CallbackReceiver.Call arrival = arrived.await(id, PATIENCE);
      beyond.add(
          (arrival.nanoTime() - accepted) / 1e6 - arrival.data().path("durationMs").asLong());
    }
    return new Spread(beyond);
  }

  /// Many at once whose looks are shared, so that what is measured is sending.
  private double burst(MeasuredServer server, String key, CallbackReceiver arrived)
      throws InterruptedException, ExecutionException {
    int before = arrived.checks();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<String>> posts = new ArrayList<>();
      for (int i = 0; i < callbacks; i++) {
        posts.add(threads.submit(() -> post(server, key, ask("good-1.test", arrived, false))));
      }
      for (Future<String> each : posts) {
        each.get();
      }
    }
    arrived.awaitChecks(before + callbacks, PATIENCE);
    return callbacks / ((System.nanoTime() - begun) / 1e9);
  }

  private static String ask(String domain, CallbackReceiver arrived, boolean fresh) {
    return "{\"domain\":\"%s\",\"callback\":\"%s\",\"fresh\":%s}"
        .formatted(domain, arrived.url(), fresh);
  }

  private String post(MeasuredServer server, String key, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/checks"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("not accepted: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("id").asText();
  }
}
