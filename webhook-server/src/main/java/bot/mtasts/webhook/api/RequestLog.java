package bot.mtasts.webhook.api;

import bot.mtasts.webhook.Metrics;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// One line, and one measurement, for each request. The route is a template: neither what stands in
/// a query nor what stands in a header is written down.
final class RequestLog {
  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
  private static final String INTEGRATION = "mtasts.integration";
  private static final String CHECK = "mtasts.check";

  private final Metrics metrics;
  private final Level usual;

  RequestLog(Metrics metrics) {
    this(metrics, Level.INFO);
  }

  /// @param usual of requests that did not fail on our side
  RequestLog(Metrics metrics, Level usual) {
    this.metrics = metrics;
    this.usual = usual;
  }

  /// Notes who asks.
  static void integration(Context ctx, String name) {
    ctx.attribute(INTEGRATION, name);
  }

  /// Notes which check it is about.
  static void check(Context ctx, String id) {
    ctx.attribute(CHECK, id);
  }

  void answered(Context ctx, Float tookMs) {
    Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
    String route = endpoint == null ? "none" : endpoint.path;
    int status = ctx.statusCode();
    Duration took = Duration.ofNanos((long) (tookMs * 1_000_000));
    metrics.answered(method(ctx), route, status, took);
    LoggingEventBuilder line =
        log.atLevel(status >= 500 ? Level.WARN : usual)
            .addKeyValue("method", method(ctx))
            .addKeyValue("route", route)
            .addKeyValue("status", status)
            .addKeyValue("duration_ms", took.toMillis());
    line = with(line, "integration", ctx.attribute(INTEGRATION));
    line = with(line, "check_id", ctx.attribute(CHECK));
    line.log("http");
  }

  private static LoggingEventBuilder with(
      LoggingEventBuilder line, String key, @Nullable String value) {
    return value == null ? line : line.addKeyValue(key, value);
  }

  // A stranger may send any word as a method: as a label it would grow the metrics without end.
  private static String method(Context ctx) {
    String method = ctx.method().name();
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "other";
    };
  }
}
