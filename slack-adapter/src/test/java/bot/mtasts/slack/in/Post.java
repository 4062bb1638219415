package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.slack.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to `/slack/events` as somebody writes it by hand, who may or may not be Slack.
///
/// @param headers null values are left out
record Post(String body, Map<String, @Nullable String> headers) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// A form, signed.
  static Post form(String secret, Instant at, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return signed(secret, at, "application/x-www-form-urlencoded", body.toString());
  }

  /// An interaction, signed.
  static Post payload(String secret, Instant at, String json) {
    return form(secret, at, Map.of("payload", json));
  }

  /// JSON, signed.
  static Post json(String secret, Instant at, String json) {
    return signed(secret, at, "application/json", json);
  }

  static Post signed(String secret, Instant at, String type, String body) {
    Map<String, @Nullable String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put(Signature.TIMESTAMP_HEADER, Long.toString(at.getEpochSecond()));
    headers.put(Signature.HEADER, Signature.of(secret, at, body));
    return new Post(body, headers);
  }

  /// The same with another header; null to leave it out.
  Post with(String name, @Nullable String value) {
    Map<String, @Nullable String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new Post(body, changed);
  }

  /// The same with another body, under the signature of this.
  Post saying(String other) {
    return new Post(other, headers);
  }

  HttpResponse<String> to(URI url) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach((name, value) -> {
      if (value != null) {
        request.header(name, value);
      }
    });
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }
}
