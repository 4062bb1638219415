package bot.mtasts.benchmarks;

import bot.mtasts.app.Main;
import bot.mtasts.lab.outside.ListeningProcess;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `mtasts serve`, put together and configured as operators do it, in a process of its own.
final class MeasuredServer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final ListeningProcess process;
  private final Map<String, String> environment;

  private MeasuredServer(ListeningProcess process, Map<String, String> environment) {
    this.process = process;
    this.environment = environment;
  }

  /// Starts a server and waits until it listens.
  ///
  /// @param log takes what it has to say
  static MeasuredServer start(Map<String, String> environment, Path log) throws IOException {
    return start(List.of(), environment, log);
  }

  /// The same with further options for its JVM.
  static MeasuredServer start(List<String> options, Map<String, String> environment, Path log)
      throws IOException {
    // The collector that the launcher chooses; whoever gives another one means it.
    List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx512m"));
    all.addAll(options);
    ProcessBuilder command = ListeningProcess.command(all, Main.class, List.of("serve"));
    return new MeasuredServer(ListeningProcess.start(command, environment, log), environment);
  }

  URI address() {
    return process.address();
  }

  /// Adds an integration, beside the running server.
  String apiKey(String name) throws IOException {
    ProcessBuilder builder =
        ListeningProcess.command(
                List.of(), Main.class, List.of("integrations", "add", name, "--json"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try (InputStream out = builder.start().getInputStream()) {
      return new ObjectMapper().readTree(out).path("apiKey").asText();
    }
  }

  /// Waits until every accepted request was carried out, by what the metrics say.
  void awaitEmptyQueue(Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest metrics = HttpRequest.newBuilder(address().resolve("/metrics")).build();
      while (System.nanoTime() < end) {
        double depth =
            http.send(metrics, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("mtasts_queue_depth"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (depth <= 1) {
          return; // The recurring job of retention stays.
        }
        process.endsWithin(POLL);
      }
    }
    throw new IllegalStateException("the queue was not empty within " + atMost);
  }

  @Override
  public void close() {
    process.stop();
  }
}
