package bot.mtasts.app.endtoend;

import bot.mtasts.app.Main;
import bot.mtasts.app.Run;
import bot.mtasts.app.Wiring;
import bot.mtasts.lab.outside.ListeningProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `mtasts serve` as a process of its own, which can be killed.
final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  // It lives for seconds: what the second compiler does would come too late for it.
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final ListeningProcess process;
  private final Map<String, String> environment;

  private ServerProcess(ListeningProcess process, Map<String, String> environment) {
    this.process = process;
    this.environment = environment;
  }

  /// An API key and the secret that signs callbacks.
  record Credentials(String apiKey, String signingSecret) {}

  /// Starts a server that brings a lab of its own, and waits until it listens.
  ///
  /// @param data its data directory
  /// @param settings further `MTASTS_…` variables
  static ServerProcess start(Path data, Map<String, String> settings) throws IOException {
    return start(List.of("serve", "--lab"), data, settings);
  }

  /// Starts one that looks where the settings say.
  static ServerProcess startWithoutLab(Path data, Map<String, String> settings) throws IOException {
    return start(List.of("serve"), data, settings);
  }

  private static ServerProcess start(
      List<String> arguments, Path data, Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MTASTS_SERVER_DATA_DIR", data.toString());
    environment.putIfAbsent("MTASTS_SERVER_PORT", "0");
    ProcessBuilder command = ListeningProcess.command(JVM, Main.class, arguments);
    Path log = Files.createDirectories(data).resolve("server.log");
    return new ServerProcess(ListeningProcess.start(command, environment, log), environment);
  }

  URI address() {
    return process.address();
  }

  /// Runs `integrations …` as an operator would, beside this server.
  JsonNode integrations(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("integrations"));
    command.addAll(List.of(arguments));
    Run run = Run.with(new Wiring());
    environment.forEach(run::environment);
    Run.Ended ended = run.run(command.toArray(String[]::new));
    if (ended.code() != 0) {
      throw new IOException("integrations ended with " + ended.code() + ": " + ended.err());
    }
    return JSON.readTree(ended.out());
  }

  /// Adds an integration.
  Credentials add(String name, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("add", name, "--json"));
    arguments.addAll(List.of(options));
    JsonNode made = integrations(arguments.toArray(String[]::new));
    return new Credentials(made.path("apiKey").textValue(), made.path("signingSecret").textValue());
  }

  HttpResponse<String> post(String path, String apiKey, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + apiKey)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  JsonNode get(String path, String apiKey) throws IOException, InterruptedException {
    return JSON.readTree(
        HTTP.send(
                HttpRequest.newBuilder(address().resolve(path))
                    .header("Authorization", "Bearer " + apiKey)
                    .build(),
                BodyHandlers.ofString())
            .body());
  }

  /// The value of a metric, over all of its labels; 0 when it was never counted.
  double metric(String name) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(address().resolve("/metrics")).build(), BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// As the power cut does it: no shutdown hook runs.
  void kill() {
    process.kill();
  }

  /// SIGTERM.
  ///
  /// @return the exit code
  int terminate() throws InterruptedException {
    signal();
    return ended();
  }

  /// SIGTERM, without waiting for what comes of it.
  void signal() {
    process.signal();
  }

  /// Waits for the end.
  ///
  /// @return the exit code
  int ended() throws InterruptedException {
    return process.ended();
  }

  @Override
  public void close() {
    process.close();
  }
}
