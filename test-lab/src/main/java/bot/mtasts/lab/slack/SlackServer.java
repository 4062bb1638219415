package bot.mtasts.lab.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/// The port on loopback at which all of Slack is: `/api/`, the response URLs, the consent page and
/// the WebSocket.
final class SlackServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final WebApi api;
  private final ResponseUrls responseUrls;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Javalin javalin;

  SlackServer(
      int port, WebApi api, ResponseUrls responseUrls, ConsentPage page, SocketLinks links) {
    this.api = api;
    this.responseUrls = responseUrls;
    javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.post("/api/{method}", this::call);
          config.routes.get("/api/{method}", this::call);
          config.routes.post("/commands/{team}/{secret}", this::respond);
          config.routes.post("/actions/{team}/{secret}", this::respond);
          config.routes.get("/oauth/v2/authorize", page::show);
          config.routes.post("/oauth/v2/authorize", page::decide);
          config.routes.ws("/link", links::mount);
        });
    javalin.start(HOST, port);
  }

  URI address() {
    return URI.create("http://" + HOST + ":" + javalin.port() + "/");
  }

  URI webSocketAddress() {
    return URI.create("ws://" + HOST + ":" + javalin.port() + "/");
  }

  private void call(Context ctx) {
    String method = ctx.pathParam("method");
    try {
      ObjectNode values = values(ctx);
      basicInto(values, ctx.header("Authorization"));
      String token = bearer(ctx.header("Authorization"));
      send(
          ctx,
          api.call(
              method, token == null ? Json.text(values, "token") : token, new Arguments(values)));
    } catch (Refused e) {
      send(ctx, Reply.Says.json(200, e.answer().toString()));
    }
  }

  private static ObjectNode values(Context ctx) throws Refused {
    String type = type(ctx);
    if (type.startsWith("application/json")) {
      JsonNode body = Json.parse(ctx.body()).orElseThrow(() -> new Refused("invalid_json"));
      if (body instanceof ObjectNode object) {
        return object;
      }
      throw new Refused("json_not_object");
    }
    ObjectNode values = Json.object();
    ctx.queryParamMap().forEach((name, all) -> values.put(name, all.getFirst()));
    ctx.formParamMap().forEach((name, all) -> values.put(name, all.getFirst()));
    return values;
  }

  private static String type(Context ctx) {
    String type = ctx.contentType();
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    return authorization != null && authorization.startsWith("Bearer ")
        ? authorization.substring("Bearer ".length()).strip()
        : null;
  }

  // oauth.v2.access takes the client's id and secret either way.
  private static void basicInto(ObjectNode values, @Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return;
    }
    String pair = decoded(authorization.substring("Basic ".length()).strip());
    int colon = pair.indexOf(':');
    if (colon > 0) {
      values.put("client_id", pair.substring(0, colon));
      values.put("client_secret", pair.substring(colon + 1));
    }
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      // Who cannot write an id and a secret is refused for having none.
      return "";
    }
  }

  private void respond(Context ctx) {
    send(ctx, responseUrls.post(ctx.path().substring(1), type(ctx), ctx.body()));
  }

  private void send(Context ctx, Reply reply) {
    switch (reply) {
      case Reply.Says says -> {
        says.headers().forEach(ctx::header);
        ctx.status(says.status()).contentType(says.contentType()).result(says.body());
      }
      case Reply.Hangs() -> hang(ctx);
      case Reply.Drops() -> drop(ctx);
    }
  }

  private void hang(Context ctx) {
    try {
      closing.await();
    } catch (InterruptedException e) {
      // The server is stopping: that is the end of hanging.
      Thread.currentThread().interrupt();
    }
    drop(ctx);
  }

  private static void drop(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  @Override
  public void close() {
    closing.countDown();
    javalin.stop();
  }
}
