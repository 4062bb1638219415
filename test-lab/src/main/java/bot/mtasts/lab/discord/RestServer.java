package bot.mtasts.lab.discord;

import bot.mtasts.lab.discord.DiscordError.Kind;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/// The REST API's HTTP: who is let in, how often, in what shape, and what is remembered of it.
final class RestServer {
  static final String ROOT = "/api/v10";

  private final DiscordWorld world;
  private final RestApi api;
  private final RateLimits limits;

  RestServer(DiscordWorld world, RestApi api, RateLimits limits) {
    this.world = world;
    this.api = api;
    this.limits = limits;
  }

  void mount(RoutesConfig routes) {
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE)) {
      routes.addHttpHandler(method, ROOT + "/*", this::handle);
    }
  }

  private void handle(Context ctx) {
    // Without it JDA takes a 429 for Cloudflare's ban and not for a limit of Discord's.
    ctx.header("Via", "1.1 google");
    String path = ctx.req().getRequestURI().substring(ROOT.length());
    Route.Match match = Route.of(ctx.method().name(), steps(path));
    if (match == null) {
      String called = ctx.method() + " " + path;
      world.ledger.broke(Rule.KNOWN_ROUTE, called, "there is no such route here");
      write(ctx, refusal(DiscordError.of(Kind.NOT_FOUND)));
      return;
    }
    new Visit(ctx, match, path).pass();
  }

  /// The steps of a path, decoded: clients write `@original` and `%40original`.
  private static List<String> steps(String path) {
    return Arrays.stream(path.split("/"))
        .filter(step -> !step.isEmpty())
        .map(step -> URLDecoder.decode(step, StandardCharsets.UTF_8))
        .toList();
  }

  private static RestAnswer refusal(DiscordError error) {
    return new RestAnswer(error.status(), error.answer());
  }

  private static void write(Context ctx, RestAnswer answer) {
    ctx.status(answer.status());
    JsonNode body = answer.body();
    if (body == null) {
      ctx.removeHeader("Content-Type");
    } else {
      ctx.contentType("application/json").result(body.toString());
    }
  }

  /// Ends the connection as a broken network does: in the middle.
  private static void cut(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  /// One request on its way through the doors.
  private final class Visit {
    private final Context ctx;
    private final Route route;
    private final Map<String, String> parameters;
    private final String path;
    private JsonNode body = MissingNode.getInstance();

    Visit(Context ctx, Route.Match match, String path) {
      this.ctx = ctx;
      this.route = match.route();
      this.parameters = match.parameters();
      this.path = path;
    }

    void pass() {
      Json.parse(text()).ifPresent(json -> body = json);
      switch (world.faults.next(route).orElse(null)) {
        case null -> end(work());
        case Fault.Limited(var wait, boolean global) -> {
          limits.invalid();
          end(limited(wait.toMillis(), global));
        }
        case Fault.Refused(int status, int code, var message) ->
            end(refusal(DiscordError.injected(status, code, message)));
        case Fault.BadGateway() -> {
          note(502, null);
          ctx.status(502).contentType("text/html").result("<h1>502 Bad Gateway</h1>");
        }
        case Fault.Hangs() -> {
          Faults.Hanging hanging = world.faults.hanging();
          note(0, null);
          hanging.untilReleased();
          cut(ctx);
        }
        case Fault.Drops() -> {
          note(0, null);
          cut(ctx);
        }
        case Fault.AnswerLost() -> {
          work();
          note(0, null);
          cut(ctx);
        }
      }
    }

    private void end(RestAnswer answer) {
      note(answer.status(), answer.body());
      write(ctx, answer);
    }

    private void note(int status, @Nullable JsonNode answer) {
      world.ledger.called(
          new RestCall(
              world.settings.clock().instant(),
              route,
              path,
              parameters,
              ctx.queryString(),
              body.isMissingNode() ? null : body,
              status,
              answer));
    }

    private RestAnswer work() {
      if (limits.banned()) {
        world.ledger.broke(
            Rule.INVALID_REQUESTS, route.toString(), "too many refused requests: banned");
        ctx.removeHeader("Via");
        return limited(3_600_000, true);
      }
      RateLimits.Verdict verdict = limits.take(route, parameters);
      headers(verdict);
      if (verdict.limited()) {
        limits.invalid();
        return limited(verdict.retryMillis(), verdict.global());
      }
      try {
        if (route.access() == Route.Access.BOT && !authorized()) {
          throw DiscordError.of(Kind.UNAUTHORIZED);
        }
        if (body.isMissingNode() && !text().isBlank()) {
          throw DiscordError.of(Kind.INVALID_JSON);
        }
        var request = new RestRequest(route, parameters, query(), body, files());
        return world.changes.make(() -> api.answer(request));
      } catch (DiscordError e) {
        if (e.status() == 401 || e.status() == 403) {
          limits.invalid();
        }
        return refusal(e);
      }
    }

    private boolean authorized() {
      return ("Bot " + world.settings.token()).equals(ctx.header("Authorization"));
    }

    private String text() {
      if (!ctx.isMultipartFormData()) {
        return ctx.body();
      }
      String json = ctx.formParam("payload_json");
      return json == null ? "" : json;
    }

    private List<Attachment> files() {
      var files = new ArrayList<Attachment>();
      if (ctx.isMultipartFormData()) {
        ctx.uploadedFiles()
            .forEach(file -> {
              String type = file.contentType();
              files.add(
                  new Attachment(
                      file.filename(),
                      type == null ? "application/octet-stream" : type,
                      file.size()));
            });
      }
      return files;
    }

    private Map<String, String> query() {
      var query = new HashMap<String, String>();
      ctx.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
      return query;
    }

    private void headers(RateLimits.Verdict verdict) {
      RateLimits.State state = verdict.state();
      if (state.bucket() == null) {
        return;
      }
      ctx.header("X-RateLimit-Bucket", state.bucket());
      ctx.header("X-RateLimit-Limit", Integer.toString(state.limit()));
      ctx.header("X-RateLimit-Remaining", Integer.toString(state.remaining()));
      ctx.header("X-RateLimit-Reset", seconds(state.endsMillis()));
      ctx.header("X-RateLimit-Reset-After", seconds(state.resetMillis()));
    }

    private RestAnswer limited(long millis, boolean global) {
      ctx.header("Retry-After", Long.toString(Math.ceilDiv(millis, 1_000)));
      ctx.header("X-RateLimit-Scope", global ? "global" : "user");
      if (global) {
        ctx.header("X-RateLimit-Global", "true");
      }
      ObjectNode json = Json.object().put("message", "You are being rate limited.");
      json.put("retry_after", millis / 1_000.0).put("global", global).put("code", 0);
      return new RestAnswer(429, json);
    }

    private static String seconds(long millis) {
      return String.format(Locale.ROOT, "%.3f", millis / 1_000.0);
    }
  }
}
