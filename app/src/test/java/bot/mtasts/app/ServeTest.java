package bot.mtasts.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ConfigReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server as it is put together, on a lab of its own: a program asks, and its callback
/// comes.
class ServeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 30;

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> environment = new HashMap<>();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final CountDownLatch answers = new CountDownLatch(1);
  private HttpServer listener;
  private String callback;

  /// A callback as it arrived.
  private record Call(Map<String, List<String>> headers, String body) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  @BeforeEach
  void a_listener_that_answers_when_it_may() throws IOException {
    environment.put("MTASTS_SERVER_PORT", "0");
    environment.put("MTASTS_SERVER_DATA_DIR", folder.resolve("data").toString());
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listener.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          calls.add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
          try {
            answers.await();
            exchange.sendResponseHeaders(204, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    listener.start();
    callback = "http://127.0.0.1:" + listener.getAddress().getPort() + "/results";
  }

  @AfterEach
  void no_listener() {
    answers.countDown();
    listener.stop(0);
  }

  @Test
  void a_check_is_accepted_and_its_signed_callback_arrives() throws Exception {
    answers.countDown();
    try (Workshop.Service server = serve()) {
      Workshop.Trial trial = server.trial().orElseThrow();
      HttpResponse<String> accepted =
          post(
              server,
              trial.apiKey().reveal(),
              "{\"domain\": \"mx-partial-match.test\", \"callback\": \"%s\", \"ticket\": \"42\"}"
                  .formatted(callback));
      assertThat(accepted.statusCode()).isEqualTo(202);
      String id = JSON.readTree(accepted.body()).path("id").textValue();
      assertThat(accepted.headers().firstValue("Location")).hasValue("/api/v1/checks/" + id);

      Call call = nextCall();
      // The independent verifier throws when the signature is not right.
      assertThatCode(() ->
              new Webhook(trial.signingSecret().reveal())
                  .verify(call.body(), HttpHeaders.of(call.headers(), (_, _) -> true)))
          .doesNotThrowAnyException();
      assertThat(call.json().path("type").textValue()).isEqualTo("check.completed");
      assertThat(call.json().at("/data/id").textValue()).isEqualTo(id);
      assertThat(call.json().findValuesAsText("code")).contains("mx_partial_match");
    }
  }

  @Test
  void the_readme_s_receiver_verifies_callbacks() throws Exception {
    try (Workshop.Service server = serve()) {
      Workshop.Trial trial = server.trial().orElseThrow();
      Process receiver = receiver(trial.signingSecret().reveal());
      try (BufferedReader said = receiver.inputReader(UTF_8)) {
        callback = said.readLine().replace("waiting at ", "");
        ask(server, trial.apiKey().reveal());
        assertThat(said.readLine())
            .isEqualTo("✔ signed: check.completed, all-good.test: protected");
        send(HttpRequest.newBuilder(URI.create(callback)).POST(BodyPublishers.ofString("{}")));
        assertThat(said.readLine()).isEqualTo("✘ not signed with this secret, or too old");
      } finally {
        receiver.destroyForcibly();
      }
    }
  }

  private static Process receiver(String secret) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dstdout.encoding=UTF-8",
            "../docs/examples/Receive.java",
            secret,
            "0")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void a_report_is_read_by_machines_by_helpdesks_and_by_people() throws Exception {
    try (Workshop.Service server = serve()) {
      String key = server.trial().orElseThrow().apiKey().reveal();
      HttpResponse<String> waited =
          send(
              request(server, "/api/v1/checks", key)
                  .header("Prefer", "wait=20")
                  .POST(BodyPublishers.ofString("{\"domain\": \"all-good.test\"}")));
      assertThat(waited.statusCode()).isEqualTo(200);
      JsonNode report = JSON.readTree(waited.body());
      assertThat(report.path("verdict").textValue()).isEqualTo("protected");
      String path = "/api/v1/checks/" + report.path("id").textValue();
      assertThat(JSON.readTree(send(request(server, path, key)).body())).isEqualTo(report);
      assertThat(send(request(server, path, key).setHeader("Accept", "text/markdown")).body())
          .contains("all-good.test")
          .contains("protected");
      HttpResponse<String> page =
          send(
              HttpRequest.newBuilder(
                  URI.create(server.url() + "/r/" + report.path("id").textValue())));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
      assertThat(page.body()).contains("all-good.test");
    }
  }

  @Test
  void integrations_are_added_beside_a_running_server() throws Exception {
    try (Workshop.Service server = serve()) {
      Run.Ended added = integrations("add", "desk", "--json");
      assertThat(added.err()).isEmpty();
      String key = JSON.readTree(added.out()).path("apiKey").textValue();
      assertThat(post(server, key, "{\"domain\": \"all-good.test\"}").statusCode()).isEqualTo(202);
      assertThat(integrations("list").out()).contains("desk").contains("lab");
      assertThat(integrations("remove", "desk").code()).isZero();
      assertThat(post(server, key, "{\"domain\": \"all-good.test\"}").statusCode()).isEqualTo(401);
    }
    assertThat(folder.resolve("data/admin.json")).doesNotExist();
  }

  @Test
  void what_runs_is_waited_for_and_nothing_new_is_taken() throws Exception {
    String id;
    try (Workshop.Service server = serve()) {
      String key = server.trial().orElseThrow().apiKey().reveal();
      environment.put("KEY", key);
      id = ask(server, key);
      nextCall();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(server::drain);
      HttpResponse<String> refused = refusedSince(server, key);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(drained).as("its receiver has not answered yet").isNotDone();
      answers.countDown();
      drained.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    try (Workshop.Service again = serve()) {
      JsonNode deliveries =
          JSON.readTree(send(request(again, "/api/v1/deliveries", environment.get("KEY"))).body());
      assertThat(deliveries.at("/deliveries/0/checkId").textValue()).isEqualTo(id);
      assertThat(deliveries.at("/deliveries/0/state").textValue()).isEqualTo("delivered");
      assertThat(deliveries.at("/deliveries/0/attempts").intValue()).isEqualTo(1);
    }
    assertThat(calls).as("it was told once").isEmpty();
  }

  @Test
  void what_does_not_end_in_time_is_handed_back_and_done_after_the_next_start() throws Exception {
    environment.put("MTASTS_SERVER_DRAIN", "100ms");
    String id;
    try (Workshop.Service server = serve()) {
      id = ask(server, server.trial().orElseThrow().apiKey().reveal());
      assertThat(nextCall().json().at("/data/id").textValue()).isEqualTo(id);
      server.drain();
    }
    answers.countDown();
    try (Workshop.Service again = serve()) {
      assertThat(again.trial()).as("there is an integration already").isEmpty();
      assertThat(nextCall().json().at("/data/id").textValue()).isEqualTo(id);
    }
  }

  @Test
  void a_port_that_is_taken_is_told_and_nothing_stays_behind() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("MTASTS_SERVER_PORT", String.valueOf(taken.getLocalPort()));
      assertThatThrownBy(this::serve)
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith(
              "cannot listen at 127.0.0.1, port %d: it is taken".formatted(taken.getLocalPort()));
    }
    environment.put("MTASTS_SERVER_PORT", "0");
    serve().close(); // the database was let go of
  }

  @Test
  void on_the_lab_data_goes_with_the_server_unless_a_directory_is_named() throws Exception {
    environment.remove("MTASTS_SERVER_DATA_DIR");
    String where;
    try (Workshop.Service server = serve()) {
      where =
          server.parts().stream()
              .filter(part -> part.name().equals("data"))
              .findFirst()
              .orElseThrow()
              .says()
              .replace("H2 in ", "");
      assertThat(Path.of(where)).isDirectory();
    }
    assertThat(Path.of(where)).doesNotExist();
  }

  @Test
  void secrets_that_another_key_sealed_are_told_with_what_to_do() throws Exception {
    serve().close();
    Files.delete(folder.resolve("data/sealing.key"));
    assertThatThrownBy(this::serve).isInstanceOf(ConfigException.class).hasMessageContaining("key");
  }

  @Test
  void a_token_that_cannot_be_discords_is_told_before_anything_listens() {
    environment.put("MTASTS_DISCORD_TOKEN", "Bot x.y.z");
    assertThatThrownBy(() -> serve(false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("discord.token: begins with `Bot `");
  }

  private Workshop.Service serve() throws ConfigException, UnavailableException {
    return serve(true);
  }

  private Workshop.Service serve(boolean lab) throws ConfigException, UnavailableException {
    return new Wiring()
        .service(
            new Workshop.ServiceOrder(
                new ConfigReader(folder, environment).read(null).config(), environment, lab));
  }

  private Run.Ended integrations(String... arguments) {
    Run run = Run.with(new Wiring()).in(folder);
    environment.forEach(run::environment);
    String[] command = new String[arguments.length + 1];
    command[0] = "integrations";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run.run(command);
  }

  private Call nextCall() throws InterruptedException {
    Call call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(call).as("a callback").isNotNull();
    return call;
  }

  private String ask(Workshop.Service server, String key) throws Exception {
    HttpResponse<String> accepted =
        post(
            server,
            key,
            "{\"domain\": \"all-good.test\", \"callback\": \"%s\"}".formatted(callback));
    assertThat(accepted.statusCode()).isEqualTo(202);
    return JSON.readTree(accepted.body()).path("id").textValue();
  }

  /// The first refusal: the server is told to stop on another thread.
  private HttpResponse<String> refusedSince(Workshop.Service server, String key) throws Exception {
    HttpResponse<String> response;
    do {
      response = post(server, key, "{}");
    } while (response.statusCode() != 503);
    return response;
  }

  private HttpResponse<String> post(Workshop.Service server, String key, String body)
      throws Exception {
    return send(request(server, "/api/v1/checks", key).POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(Workshop.Service server, String path, String key) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
