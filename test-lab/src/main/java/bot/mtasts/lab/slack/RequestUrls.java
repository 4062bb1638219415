package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Signed requests to the app's request URL; with several, each goes to the next, as behind a load
/// balancer.
final class RequestUrls implements Route, AutoCloseable {
  // Long after Slack has given up: how late an acknowledgement is should be told.
  private static final Duration LAST_WORD = Duration.ofMinutes(1);

  private final AppSettings app;
  private final InstantSource clock;
  private final List<URI> urls;
  private final AtomicInteger next = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  RequestUrls(AppSettings app, InstantSource clock, List<URI> urls) {
    this.app = app;
    this.clock = clock;
    this.urls = List.copyOf(urls);
  }

  @Override
  public CompletableFuture<Parcel.Answer> carry(Parcel parcel, Delivery delivery) {
    SignedRequest signed = signed(parcel);
    delivery.sent(signed);
    var request =
        HttpRequest.newBuilder(signed.url())
            .timeout(LAST_WORD)
            .POST(HttpRequest.BodyPublishers.ofString(signed.body(), UTF_8));
    signed.headers().forEach(request::header);
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8))
        .thenApply(RequestUrls::answer);
  }

  @Override
  public String slowReason() {
    return "http_timeout";
  }

  private static Parcel.Answer answer(HttpResponse<String> response) {
    var headers = response.headers();
    return new Parcel.Answer(
        response.statusCode(),
        headers.firstValue("Content-Type").orElse(""),
        response.body(),
        headers.firstValue("X-Slack-No-Retry").orElse("").equals("1"));
  }

  private SignedRequest signed(Parcel parcel) {
    String body = body(parcel);
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type(parcel.kind()));
    headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
    headers.put(Signature.TIMESTAMP_HEADER, Long.toString(now.getEpochSecond()));
    headers.put(Signature.HEADER, Signature.of(app.signingSecret(), now, body));
    if (parcel.retryReason() != null) {
      headers.put("X-Slack-Retry-Num", Integer.toString(parcel.retry()));
      headers.put("X-Slack-Retry-Reason", parcel.retryReason());
    }
    URI url = urls.get(Math.floorMod(next.getAndIncrement(), urls.size()));
    return new SignedRequest(url, headers, body);
  }

  private static String type(Parcel.Kind kind) {
    return switch (kind) {
      case SLASH_COMMAND, INTERACTION, SSL_CHECK -> "application/x-www-form-urlencoded";
      case EVENT, URL_VERIFICATION -> "application/json";
    };
  }

  private static String body(Parcel parcel) {
    return switch (parcel.kind()) {
      case SLASH_COMMAND, SSL_CHECK -> form(parcel.payload());
      case INTERACTION -> "payload=" + encoded(parcel.payload().toString());
      case EVENT, URL_VERIFICATION -> parcel.payload().toString();
    };
  }

  private static String form(ObjectNode members) {
    var form = new StringJoiner("&");
    members
        .properties()
        .forEach(member -> form.add(member.getKey() + "=" + encoded(member.getValue().asText())));
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    // Whoever was too late is not waited for.
    http.shutdownNow();
  }
}
