package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.service.RateLimits;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.slack.in.SlackRequestGate.Form;
import bot.mtasts.slack.in.SlackRequestGate.Passage;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Slack, and people who install the app, ask of us over HTTP.
final class HttpDoor {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  // Slack itself waits for three seconds in all.
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int MOST_READ = 2 * SlackRequestGate.LARGEST_BODY;
  private static final int CHUNK = 8 * 1024;

  // Each of them leaves a state behind for ten minutes.
  private static final int BEGUN_PER_MINUTE = 60;

  private final App app;
  private final SlackRequestParser parser;
  private final Reception reception;
  private final Optional<SlackRequestGate> gate;
  private final boolean installable;
  private final InstantSource clock;
  private final RateLimits begun;
  private final InstallPages pages = new InstallPages();

  /// @param gate empty where Slack's requests do not come over HTTP
  /// @param installable whether workspaces install the app themselves
  HttpDoor(
      App app,
      Reception reception,
      Optional<SlackRequestGate> gate,
      boolean installable,
      InstantSource clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.reception = reception;
    this.gate = gate;
    this.installable = installable;
    this.clock = clock;
    this.begun = new RateLimits(BEGUN_PER_MINUTE, Duration.ofMinutes(1), clock);
  }

  void routes(RoutesConfig routes) {
    routes.post(SlackManifest.EVENTS_PATH, this::events);
    routes.get(SlackManifest.INSTALL_PATH, this::begin);
    routes.get(SlackManifest.REDIRECT_PATH, this::install);
  }

  private void events(Context ctx) throws IOException {
    if (gate.isEmpty()) {
      refuse(
          ctx,
          404,
          "Slack's requests come to this server through Socket Mode; for HTTP it takes"
              + " slack.signing-secret.");
      return;
    }
    Form form = SlackRequestGate.form(ctx.header("Content-Type"));
    if (form == null) {
      refuse(ctx, 415, "Slack sends a form or JSON, in UTF-8.");
      return;
    }
    byte[] body = body(ctx);
    if (body == null) {
      ctx.header("Connection", "close");
      refuse(
          ctx,
          413,
          "At most %d KiB are taken here, within %d s."
              .formatted(SlackRequestGate.LARGEST_BODY / 1024, WITHIN.toSeconds()));
      return;
    }
    String text = new String(body, UTF_8);
    if (Told.isCertificateCheck(form, text)) {
      ctx.status(200);
      return;
    }
    Passage passage =
        gate.get()
            .judge(
                ctx.header(SlackRequestGate.TIMESTAMP),
                ctx.header(SlackRequestGate.SIGNATURE),
                body,
                clock.instant());
    switch (passage) {
      case Passage.TurnedAway(var status, var why) -> refuse(ctx, status, why);
      case Passage.Proved(var signature) -> proved(ctx, form, text, signature);
    }
  }

  private void proved(Context ctx, Form form, String body, String signature) {
    switch (Told.read(form, body)) {
      case Told.Reading.Challenge(var answer) -> ctx.contentType("text/plain").result(answer);
      case Told.Reading.Nothing _ -> ctx.status(200);
      case Told.Reading.Malformed _ -> refuse(ctx, 400, "That is nothing that Slack would send.");
      case Told.Reading.Understood(var told) ->
          answer(ctx, reception.take(told, "http:" + signature, () -> parse(ctx, body)));
    }
  }

  private @Nullable Request<?> parse(Context ctx, String body) {
    return parser.parse(
        HttpRequest.builder()
            .requestUri(ctx.path())
            .queryString(ctx.queryParamMap())
            .headers(headers(ctx))
            .requestBody(body)
            .remoteAddress(ctx.ip())
            .build());
  }

  private static RequestHeaders headers(Context ctx) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    return new RequestHeaders(headers);
  }

  private void begin(Context ctx) throws Exception {
    if (installable && !begun.take("begun", 1).allowed()) {
      ctx.header("Content-Security-Policy", InstallPages.CONTENT_SECURITY_POLICY)
          .header("Retry-After", "60");
      html(
          ctx,
          429,
          pages.notInstalled("Too many are installing it just now. Try again in a minute."));
      return;
    }
    install(ctx);
  }

  private void install(Context ctx) throws Exception {
    ctx.header("Content-Security-Policy", InstallPages.CONTENT_SECURITY_POLICY);
    if (!installable) {
      html(
          ctx,
          404,
          pages.notHere(
              "This server works for one workspace, or for none yet. For others to install the app,"
                  + " its operator sets slack.client-id and slack.client-secret, and leaves"
                  + " slack.bot-token out."));
      return;
    }
    Request<?> request = parse(ctx, "");
    Response response = request == null ? Response.error(400) : app.run(request);
    if (response.getBody() == null || !response.getContentType().startsWith("text/html")) {
      // Bolt's own words for what it could not do, and for what it could not read.
      log.atError().addKeyValue("status", response.getStatusCode()).log("slack install");
      html(ctx, 503, pages.notInstalled("It could not be begun just now. Try again soon."));
      return;
    }
    answer(ctx, response);
  }

  private static void html(Context ctx, int status, String page) {
    ctx.status(status).contentType("text/html; charset=utf-8").result(page);
  }

  private static void answer(Context ctx, Response response) {
    ctx.status(response.getStatusCode());
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> ctx.res().addHeader(name, value)));
    if (response.getBody() != null) {
      ctx.contentType(response.getContentType()).result(response.getBody());
    }
  }

  private static void refuse(Context ctx, int status, String why) {
    ctx.status(status)
        .contentType("application/json")
        .result(JsonNodeFactory.instance.objectNode().put("error", why).toString());
  }

  /// The raw octets; null when there are too many, or they take too long. Each read ends at the
  /// connection's own limit for silence; the sum of them ends here. A little too much is read all
  /// the same: who is still writing when a connection is closed may never see why.
  private static byte @Nullable [] body(Context ctx) throws IOException {
    if (ctx.req().getContentLengthLong() > MOST_READ) {
      return null;
    }
    long end = System.nanoTime() + WITHIN.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int taken = 0;
    try (InputStream in = ctx.bodyInputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        taken += read;
        if (taken <= SlackRequestGate.LARGEST_BODY) {
          body.write(chunk, 0, read);
        } else if (taken > MOST_READ) {
          return null;
        }
        if (System.nanoTime() > end) {
          return null;
        }
      }
    }
    return taken <= SlackRequestGate.LARGEST_BODY ? body.toByteArray() : null;
  }
}
