package bot.mtasts.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.Main;
import bot.mtasts.app.Run;
import bot.mtasts.app.Wiring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
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
import java.util.concurrent.TimeUnit;

/// `mtasts serve --lab` as a process of its own, which can be killed.
final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final Map<String, String> environment;
  private final URI address;

  private ServerProcess(Process process, Map<String, String> environment, URI address) {
    this.process = process;
    this.environment = environment;
    this.address = address;
  }

  /// An API key and the secret that signs callbacks.
  record Credentials(String apiKey, String signingSecret) {}

  /// Starts a server and waits until it listens.
  ///
  /// @param data its data directory
  /// @param settings further `MTASTS_…` variables
  static ServerProcess start(Path data, Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MTASTS_SERVER_DATA_DIR", data.toString());
    environment.putIfAbsent("MTASTS_SERVER_PORT", "0");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath()));
    command.addAll(List.of(Main.class.getName(), "serve", "--lab"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    File log = Files.createDirectories(data).resolve("server.log").toFile();
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
    Process process = builder.start();
    // Whoever reads standard output must go on reading it, or the server would stand still.
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> readToEnd(out));
        URI address = URI.create(line.substring(LISTENING.length()).strip());
        return new ServerProcess(process, environment, address);
      }
    }
    process.destroyForcibly();
    throw new IOException("the server ended: " + Files.readString(log.toPath()));
  }

  private static void readToEnd(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        // Nobody wants to know.
      }
    } catch (IOException e) {
      // The process was killed, and its pipe went with it.
      return;
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  URI address() {
    return address;
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
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + apiKey)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  JsonNode get(String path, String apiKey) throws IOException, InterruptedException {
    return JSON.readTree(
        HTTP.send(
                HttpRequest.newBuilder(address.resolve(path))
                    .header("Authorization", "Bearer " + apiKey)
                    .build(),
                BodyHandlers.ofString())
            .body());
  }

  /// The value of a metric, over all of its labels; 0 when it was never counted.
  double metric(String name) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(address.resolve("/metrics")).build(), BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// As the power cut does it: no shutdown hook runs.
  void kill() {
    process.destroyForcibly().onExit().join();
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
    process.destroy();
  }

  /// Waits for the end.
  ///
  /// @return the exit code
  int ended() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server did not end within a minute of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
