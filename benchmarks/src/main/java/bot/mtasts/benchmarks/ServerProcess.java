package bot.mtasts.benchmarks;

import bot.mtasts.app.Main;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `mtasts serve`, put together and configured as operators do it, in a process of its own.
final class ServerProcess implements AutoCloseable {
  private static final String LISTENING = "listening on ";
  private static final int POLL_MILLIS = 200;

  private final Process process;
  private final Map<String, String> environment;
  private final URI address;

  private ServerProcess(Process process, Map<String, String> environment, URI address) {
    this.process = process;
    this.environment = environment;
    this.address = address;
  }

  /// Starts a server and waits until it listens.
  ///
  /// @param log takes what it has to say
  static ServerProcess start(Map<String, String> environment, Path log) throws IOException {
    ProcessBuilder builder =
        Jvm.command(List.of("-Xmx512m"), Main.class, List.of("serve")).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new ServerProcess(
            process, environment, URI.create(line.substring(LISTENING.length()).strip()));
      }
    }
    throw new IOException("the server ended: " + Files.readString(log));
  }

  URI address() {
    return address;
  }

  /// Adds an integration, beside the running server.
  String apiKey(String name) throws IOException {
    ProcessBuilder builder =
        Jvm.command(List.of(), Main.class, List.of("integrations", "add", name, "--json"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try (InputStream out = builder.start().getInputStream()) {
      return new ObjectMapper().readTree(out).path("apiKey").asText();
    }
  }

  /// Waits until every accepted request was carried out, by what the metrics say.
  void awaitEmptyQueue(String key, Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest metrics =
          HttpRequest.newBuilder(address.resolve("/metrics"))
              .header("Authorization", "Bearer " + key)
              .build();
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
        process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("the queue was not empty within " + atMost);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
