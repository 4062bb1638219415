package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An app of a few lines, with the JDK's HTTP only: it answers what the test tells it to, and calls
/// Slack as anybody could.
final class TinyApp implements AutoCloseable {
  /// A request that came in.
  record Heard(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /// How it answers.
  record Says(int status, String type, String body, Map<String, String> headers) {
    static final Says OK = new Says(200, "text/plain", "", Map.of());

    static Says status(int status) {
      return new Says(status, "text/plain", "", Map.of());
    }

    static Says json(String body) {
      return new Says(200, "application/json", body, Map.of());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Function<Heard, Says> manner;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TinyApp(Function<Heard, Says> manner) {
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  static TinyApp thatAcknowledges() {
    return new TinyApp(_ -> Says.OK);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request =
          new Heard(
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      heard.add(request);
      Says says = manner.apply(request);
      exchange.getResponseHeaders().add("Content-Type", says.type());
      says.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = says.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(says.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// Calls a method with a form.
  static JsonNode call(FakeSlack slack, String method, String token, String... pairs) {
    return read(form(slack, method, token, pairs));
  }

  static HttpResponse<String> form(FakeSlack slack, String method, String token, String... pairs) {
    var form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&");
      form.append(pairs[i]).append('=').append(URLEncoder.encode(pairs[i + 1], UTF_8));
    }
    var request =
        HttpRequest.newBuilder(slack.apiUrl().resolve(method))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  /// POSTs JSON anywhere.
  static HttpResponse<String> json(String url, String body) {
    return post(url, "application/json", body);
  }

  static HttpResponse<String> post(String url, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(HttpResponse<String> response) {
    return Json.parse(response.body()).orElseThrow();
  }

  /// A section with a text of so many characters, as JSON.
  static String section(int length) {
    return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\""
        + "x".repeat(length)
        + "\"}}";
  }

  static String several(String block, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> block)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
