package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.webhook.openapi.ApiContract;
import bot.mtasts.webhook.openapi.Exchanged;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP to the server, and holds every exchange against the description of the API.
final class ApiClient {
  private static final ApiContract CONTRACT = new ApiContract();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI server;
  private final @Nullable Secret key;

  ApiClient(HttpClient http, URI server, @Nullable Secret key) {
    this.http = http;
    this.server = server;
    this.key = key;
  }

  /// An answer.
  record Reply(int status, Map<String, List<String>> headers, ByteString octets) {
    @Nullable String header(String name) {
      List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
      return values == null ? null : values.getFirst();
    }

    String text() {
      return octets.utf8();
    }

    JsonNode json() {
      try {
        return JSON.readTree(octets.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    /// The last word of a problem's type.
    String problem() {
      return json().path("type").asText().replaceFirst(".*#problem-", "");
    }
  }

  Reply get(String target, String... headers) {
    return send("GET", target, ByteString.EMPTY, headers);
  }

  Reply delete(String target) {
    return send("DELETE", target, ByteString.EMPTY);
  }

  /// Posts JSON, unless the headers say another type.
  Reply post(String target, String body, String... headers) {
    return send("POST", target, ByteString.encodeUtf8(body), headers);
  }

  CompletableFuture<Reply> postAsync(String target, String body, String... headers) {
    return CompletableFuture.supplyAsync(
        () -> post(target, body, headers), Thread::startVirtualThread);
  }

  Reply send(String method, String target, ByteString body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(target))
            .timeout(PATIENCE)
            .method(
                method,
                body.size() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body.toByteArray()));
    List<String> all = new ArrayList<>(List.of(headers));
    if (body.size() > 0 && !all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    if (key != null && !all.contains("Authorization")) {
      all.addAll(List.of("Authorization", "Bearer " + key.reveal()));
    }
    for (int i = 0; i < all.size(); i += 2) {
      request.header(all.get(i), all.get(i + 1));
    }
    try {
      HttpRequest built = request.build();
      HttpResponse<byte[]> response = http.send(built, BodyHandlers.ofByteArray());
      ByteString answer = ByteString.of(response.body());
      hold(
          new Exchanged(
              method,
              target,
              lowerCase(built.headers().map()),
              body,
              response.statusCode(),
              lowerCase(response.headers().map()),
              answer));
      return new Reply(response.statusCode(), lowerCase(response.headers().map()), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void hold(Exchanged exchanged) {
    assertThat(CONTRACT.faults(exchanged)).isEmpty();
    assertThat(exchanged.got())
        .as("security headers of %s", exchanged)
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsKey("content-security-policy")
        .doesNotContainKey("server")
        .doesNotContainKey("access-control-allow-origin");
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new LinkedHashMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }
}
