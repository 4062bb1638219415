package bot.mtasts.discord.out;

import bot.mtasts.discord.out.RateLimits.Route;
import bot.mtasts.discord.out.RateLimits.State;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request over the wire, and what its answer says: of itself, and of the requests after it.
final class Exchange implements AutoCloseable {
  /// What one request may take in all.
  static final Duration WHOLE_CALL = Duration.ofSeconds(10);

  /// The octets of an answer that are read. A message with all that fits in one has some 50 kB.
  static final int LONGEST_ANSWER = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  // Discord counts in milliseconds; a limit that ends at once would be met again at once.
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

  // Where a limit comes without a time, as from what stands in front of the API.
  private static final Duration UNSAID_WAIT = Duration.ofSeconds(10);

  private static final int LONGEST_DETAIL = 500;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final OkHttpClient client;
  private final RateLimits limits;

  Exchange(OkHttpClient client, RateLimits limits) {
    this.client = client;
    this.limits = limits;
  }

  /// A client for Discord.
  ///
  /// @param wholeCall what one request may take in all
  static OkHttpClient client(URI api, Duration wholeCall) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            // OkHttp would send a message again by itself when its connection breaks under it.
            .retryOnConnectionFailure(false)
            // Else an interruption comes out of it as an exception that no method declares.
            .fastFallback(false)
            .cache(null)
            .connectTimeout(CONNECT)
            .readTimeout(wholeCall)
            .writeTimeout(wholeCall)
            .callTimeout(wholeCall);
    if (!"https".equals(api.getScheme())) {
      client.proxy(Proxy.NO_PROXY); // A stand-in for Discord nearby is not behind a proxy.
    }
    return client.build();
  }

  /// Sends it once. What it says about limits is heeded.
  ///
  /// @return the answer's JSON, which is missing where it had none
  Outcome<JsonNode> send(Route route, Request request) {
    Request named = request.newBuilder().header("User-Agent", DiscordRest.USER_AGENT).build();
    long begun = System.nanoTime();
    Outcome<JsonNode> outcome;
    int status = 0;
    try (Response response = client.newCall(named).execute()) {
      status = response.code();
      outcome = outcome(route, response);
    } catch (IOException e) {
      outcome = new Outcome.Unreached<>(reason(e));
    }
    log.atDebug()
        .addKeyValue("route", route)
        .addKeyValue("outcome", outcome.word())
        .addKeyValue("status", status)
        .addKeyValue("duration_ms", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("discord request");
    return outcome;
  }

  private Outcome<JsonNode> outcome(Route route, Response response) throws IOException {
    state(response).ifPresent(state -> limits.heed(route, state));
    int status = response.code();
    boolean shared = "shared".equals(response.header("X-RateLimit-Scope"));
    if (status == 401 || status == 403 || (status == 429 && !shared)) {
      limits.invalid();
    }
    if (response.isSuccessful()) {
      return new Outcome.Ok<>(done(response));
    }
    if (status == 429) {
      return new Outcome.RateLimited<>(limited(route, response, json(response)));
    }
    if (status < 400 || status >= 500) {
      return new Outcome.Unreached<>("Discord has trouble of its own: HTTP %d.".formatted(status));
    }
    JsonNode json = json(response);
    return new Outcome.Refused<>(status, json.path("code").asInt(0), detail(json));
  }

  // It is done, whether or not all of the answer arrives.
  private static JsonNode done(Response response) {
    try {
      return json(response);
    } catch (IOException e) {
      log.atDebug().addKeyValue("outcome", e.getClass().getSimpleName()).log("discord answer cut");
      return MissingNode.getInstance();
    }
  }

  private Duration limited(Route route, Response response, JsonNode json) {
    Duration wait = retryAfter(response, json);
    // What the API itself says comes by way of Google; without that it is Cloudflare, which means
    // the whole address (JDA tells them apart in the same way).
    if (response.header("Via") == null && !json.has("retry_after")) {
      limits.holdAll(wait);
    } else if (route.asBot()
        && (json.path("global").asBoolean() || response.header("X-RateLimit-Global") != null)) {
      limits.holdBot(wait);
    } else {
      limits.hold(route, wait);
    }
    return wait;
  }

  private static Duration retryAfter(Response response, JsonNode json) {
    Duration said =
        json.path("retry_after").isNumber()
            ? seconds(json.path("retry_after").asDouble())
            : number(response.header("Retry-After")).map(Exchange::seconds).orElse(UNSAID_WAIT);
    return said.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : said;
  }

  private static Optional<State> state(Response response) {
    String bucket = response.header("X-RateLimit-Bucket");
    Optional<Double> limit = number(response.header("X-RateLimit-Limit"));
    Optional<Double> remaining = number(response.header("X-RateLimit-Remaining"));
    Optional<Double> resetAfter = number(response.header("X-RateLimit-Reset-After"));
    if (bucket == null || limit.isEmpty() || remaining.isEmpty() || resetAfter.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new State(
            bucket,
            Math.max(1, limit.get().intValue()),
            Math.max(0, remaining.get().intValue()),
            seconds(resetAfter.get())));
  }

  private static Optional<Double> number(@Nullable String header) {
    try {
      return header == null ? Optional.empty() : Optional.of(Double.valueOf(header));
    } catch (NumberFormatException _) {
      return Optional.empty(); // As if it were not there.
    }
  }

  // At most a day: a number without sense must not silence us for ever.
  private static Duration seconds(double seconds) {
    double sane = Math.clamp(Double.isNaN(seconds) ? 0 : seconds, 0, 86_400);
    return Duration.ofMillis((long) Math.ceil(sane * 1_000));
  }

  private static JsonNode json(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(LONGEST_ANSWER + 1L)) {
      return MissingNode.getInstance(); // Nothing of Discord's is so long.
    }
    try {
      return MAPPER.readTree(source.readByteArray());
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance(); // A page of what stands in front of the API.
    }
  }

  private static String detail(JsonNode json) {
    String errors = json.has("errors") ? " " + json.path("errors") : "";
    String detail = json.path("message").asText("") + errors;
    return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
  }

  private static String reason(IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return "We are stopping.";
    }
    return switch (e) {
      case SocketTimeoutException _ -> "Discord could not be reached in time.";
      // OkHttp's own end of a call's time.
      case InterruptedIOException _ -> "Discord did not answer in time.";
      default -> "Discord could not be reached, or broke off before it answered.";
    };
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
