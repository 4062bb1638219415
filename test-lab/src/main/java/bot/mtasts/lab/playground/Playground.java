package bot.mtasts.lab.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A page on which anybody can talk to the bot without an account anywhere: what they do goes
/// through the fakes to the real adapters, and what the fakes were sent is drawn. For the lab only:
/// whoever reaches it acts as everybody in it.
public final class Playground {
  /// Where it is.
  public static final String PATH = "/playground";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY = 256 * 1024;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final List<ChatScreen> screens;

  /// @param screens the chats on the page
  public Playground(ChatScreen... screens) {
    this.screens = List.of(screens);
  }

  /// Puts page and actions onto a server.
  public void mount(RoutesConfig routes) {
    routes.get(
        PATH,
        ctx -> {
          ctx.header("Content-Security-Policy", POLICY);
          ctx.contentType("text/html; charset=utf-8").result(file("playground.html"));
        });
    routes.get(
        PATH + "/playground.css",
        ctx -> ctx.contentType("text/css").result(file("playground.css")));
    routes.get(
        PATH + "/playground.js",
        ctx -> ctx.contentType("text/javascript; charset=utf-8").result(file("playground.js")));
    screens.forEach(screen -> mount(routes, screen));
  }

  private static void mount(RoutesConfig routes, ChatScreen screen) {
    String base = PATH + "/" + screen.word();
    routes.get(base + "/world", ctx -> give(ctx, screen.world()));
    routes.get(base + "/shown", told(ctx -> shown(ctx, screen)));
    routes.get(base + "/suggestions", told(ctx -> suggestions(ctx, screen)));
    routes.post(
        base + "/say",
        acted((body, person, channel) -> screen.say(person, channel, text(body, "text"))));
    routes.post(
        base + "/press",
        acted(
            (body, person, channel) -> screen.press(person, channel, text(body, "message"), body)));
    routes.post(
        base + "/shortcut",
        acted((body, person, channel) -> screen.shortcut(person, channel, text(body, "message"))));
    routes.post(base + "/submit", acted((body, person, _) -> screen.submit(person, values(body))));
    routes.post(base + "/close", acted((_, person, _) -> screen.close(person)));
  }

  private static void shown(Context ctx, ChatScreen screen) {
    ChatScreen.Shown shown = screen.shown(query(ctx, "person"), query(ctx, "channel"));
    ObjectNode json = JSON.createObjectNode();
    json.put("version", shown.hashCode())
        .put("html", shown.messages())
        .put("modal", shown.modal())
        .put("modalVersion", shown.modal() == null ? 0 : shown.modal().hashCode());
    give(ctx, json);
  }

  private static void suggestions(Context ctx, ChatScreen screen) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode offered = json.putArray("suggestions");
    screen
        .suggestions(query(ctx, "person"), query(ctx, "channel"), query(ctx, "text"))
        .forEach(each ->
            offered
                .addObject()
                .put("label", each.label())
                .put("says", each.says())
                .put("text", each.text()));
    give(ctx, json);
  }

  private static String query(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }

  private static void give(Context ctx, ObjectNode json) {
    ctx.contentType("application/json").result(json.toString().getBytes(UTF_8));
  }

  /// What somebody does.
  private interface Action {
    void act(JsonNode body, String person, String channel);
  }

  private static Handler acted(Action action) {
    return told(ctx -> {
      // A page of another site cannot send this type without asking us first.
      if (!String.valueOf(ctx.contentType()).startsWith("application/json")) {
        throw new IllegalArgumentException("JSON is wanted.");
      }
      JsonNode body = read(ctx);
      action.act(body, text(body, "person"), text(body, "channel"));
      ctx.status(204);
    });
  }

  private static Handler told(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (IllegalArgumentException e) {
        ctx.status(422).contentType("text/plain; charset=utf-8").result(e.getMessage() + "");
      }
    };
  }

  private static JsonNode read(Context ctx) {
    try (InputStream in = ctx.req().getInputStream()) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw new IllegalArgumentException("That is too long.");
      }
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("That is no JSON.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asText();
  }

  private static Map<String, String> values(JsonNode body) {
    Map<String, String> values = new HashMap<>();
    body.path("values")
        .properties()
        .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
    return values;
  }

  private static byte[] file(String name) {
    try (InputStream in = Playground.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
