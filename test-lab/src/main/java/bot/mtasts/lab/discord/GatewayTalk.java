package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Speaks the gateway's protocol, version 10, in JSON, plain or `zlib-stream` (events/gateway;
/// close codes from topics/opcodes-and-status-codes).
final class GatewayTalk implements AutoCloseable {
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int PRESENCE = 3;
  private static final int VOICE_STATE = 4;
  private static final int RESUME = 6;
  private static final int REQUEST_MEMBERS = 8;
  private static final int HELLO = 10;
  private static final int HEARTBEAT_ACK = 11;

  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;

  // GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT.
  private static final int PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15;
  private static final int INTENTS = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

  private final DiscordWorld world;
  private final Supplier<String> url;
  private final Map<String, GatewayConnection> connections = new ConcurrentHashMap<>();
  private final Map<Integer, Long> lastIdentify = new HashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fake-discord-heartbeats").factory());

  GatewayTalk(DiscordWorld world, Supplier<String> url) {
    this.world = world;
    this.url = url;
    long often = Math.max(1, world.settings.heartbeat().toMillis() / 4);
    var _ = watch.scheduleAtFixedRate(this::closeSilent, often, often, TimeUnit.MILLISECONDS);
  }

  void mount(WsConfig socket) {
    socket.onConnect(ctx -> connected(ctx));
    socket.onMessage(ctx -> heard(ctx, ctx.message()));
    socket.onBinaryMessage(ctx -> connection(ctx).close(4002, "Error while decoding payload."));
    socket.onClose(ctx -> disconnected(ctx, ctx.status()));
    // A close follows, and the session is kept for a RESUME.
    socket.onError(ctx -> disconnected(ctx, 1006));
  }

  private void connected(WsContext socket) {
    socket.session.setIdleTimeout(Duration.ZERO);
    if (world.changes.look(world.gateway::isRefusing)) {
      socket.session.disconnect();
      return;
    }
    String compress = socket.queryParam("compress");
    var connection = new GatewayConnection(socket, "zlib-stream".equals(compress), world);
    connections.put(socket.sessionId(), connection);
    connection.start();
    if (!"10".equals(socket.queryParam("v"))
        || !"json".equals(socket.queryParam("encoding"))
        || (compress != null && !compress.equals("zlib-stream"))) {
      connection.close(4012, "Invalid API version.");
      return;
    }
    connection.send(
        HELLO,
        Json.object()
            .put("heartbeat_interval", world.settings.heartbeat().toMillis())
            .set("_trace", Json.array()));
  }

  private GatewayConnection connection(WsContext socket) {
    GatewayConnection connection = connections.get(socket.sessionId());
    if (connection == null) {
      throw new IllegalStateException("nobody is connected as " + socket.sessionId());
    }
    return connection;
  }

  private void disconnected(WsContext socket, int code) {
    GatewayConnection connection = connections.remove(socket.sessionId());
    if (connection == null) {
      return;
    }
    world.changes.change(() -> {
      connection.closed();
      GatewaySession session = connection.session();
      if (session == null || session.connection() != connection) {
        return;
      }
      session.disconnected();
      if (code == NORMAL || code == GOING_AWAY) {
        world.gateway.forget(session);
      }
    });
  }

  private void closeSilent() {
    Duration limit = world.settings.heartbeat().multipliedBy(3).dividedBy(2);
    connections
        .values()
        .forEach(connection -> {
          if (!connection.frozen() && connection.silentFor(limit)) {
            world.changes.change(() -> world.gateway.forget(connection.session()));
            connection.close(4009, "Session timed out.");
          }
        });
  }

  private void heard(WsContext socket, String text) {
    GatewayConnection connection = connection(socket);
    if (connection.frozen()) {
      return;
    }
    JsonNode message = Json.parse(text).orElse(null);
    if (message == null || !message.path("op").isInt()) {
      connection.close(4002, "Error while decoding payload.");
      return;
    }
    if (!connection.messages().take()) {
      world.ledger.broke(Rule.GATEWAY_PACE, "gateway", "more than 120 messages in 60 s");
      connection.close(4008, "Rate limited.");
      return;
    }
    JsonNode data = message.path("d");
    boolean known = world.changes.look(() -> connection.session() != null);
    switch (message.path("op").asInt()) {
      case HEARTBEAT -> {
        connection.beat();
        connection.send(HEARTBEAT_ACK, null);
      }
      case IDENTIFY -> {
        if (known) {
          connection.close(4005, "Already authenticated.");
        } else {
          identify(connection, data);
        }
      }
      case RESUME -> resume(connection, data);
      case PRESENCE -> {
        if (known) {
          presence(connection, data);
        } else {
          connection.close(4003, "Not authenticated.");
        }
      }
      case VOICE_STATE, REQUEST_MEMBERS -> {
        // Nothing anybody here would answer.
        if (!known) {
          connection.close(4003, "Not authenticated.");
        }
      }
      default -> connection.close(4001, "Unknown opcode.");
    }
  }

  private void identify(GatewayConnection connection, JsonNode data) {
    if (!world.settings.token().equals(Json.text(data, "token"))) {
      connection.close(4004, "Authentication failed.");
      return;
    }
    int intents = data.path("intents").asInt(-1);
    if (intents < 0 || (intents & ~INTENTS) != 0) {
      connection.close(4013, "Invalid intent(s).");
      return;
    }
    if ((intents & PRIVILEGED) != 0) {
      connection.close(4014, "Disallowed intent(s).");
      return;
    }
    JsonNode shard = data.path("shard");
    int id = shard.path(0).asInt(0);
    int total = shard.path(1).asInt(1);
    if ((!shard.isMissingNode() && shard.size() != 2) || id < 0 || id >= total) {
      connection.close(4010, "Invalid shard.");
      return;
    }
    world.changes.change(() -> begin(connection, id, total, intents, data.path("presence")));
  }

  private void begin(
      GatewayConnection connection, int id, int total, int intents, JsonNode presence) {
    if (!inTime(id)) {
      world.gateway.refusedIdentify();
      connection.send(Gateway.INVALID_SESSION, Json.value(false));
      return;
    }
    if (world.gateway.isTaken(id, total)) {
      world.ledger.broke(
          Rule.SHARD_CONNECTED_ONCE, "IDENTIFY", "shard " + id + " of " + total + " is connected");
    }
    var session = new GatewaySession(id, total, intents, presence, connection);
    connection.session(session);
    world.gateway.begun(session);
    session.tell("READY", ready(session));
    for (Guild guild : world.guilds.values()) {
      if (guild.isHome() && guild.isAvailable() && session.hears(guild) && session.wantsGuilds()) {
        session.tell("GUILD_CREATE", guild.asCreated());
      }
    }
  }

  private boolean inTime(int shard) {
    int key = shard % world.settings.maxConcurrency();
    long now = world.settings.stopwatch().millis();
    Long last = lastIdentify.get(key);
    if (last != null && now - last < world.settings.identifyPace().toMillis()) {
      return false;
    }
    lastIdentify.put(key, now);
    return true;
  }

  private ObjectNode ready(GatewaySession session) {
    ObjectNode ready = Json.object().put("v", 10).put("session_id", session.id());
    ready.put("resume_gateway_url", url.get()).put("session_type", "normal");
    ready.set("user", world.self());
    ready.putObject("user_settings");
    var guilds = ready.putArray("guilds");
    for (Guild guild : world.guilds.values()) {
      if (guild.isHome() && session.hears(guild)) {
        guilds.addObject().put("id", guild.id()).put("unavailable", true);
      }
    }
    ready.putArray("shard").add(session.shard()).add(session.shards());
    ready.putObject("application").put("id", world.applicationId).put("flags", 0);
    ready.putArray("private_channels");
    ready.putArray("relationships");
    ready.putArray("presences");
    return ready;
  }

  private void resume(GatewayConnection connection, JsonNode data) {
    if (!world.settings.token().equals(Json.text(data, "token"))) {
      connection.close(4004, "Authentication failed.");
      return;
    }
    world.changes.change(() -> {
      String id = data.path("session_id").asText("");
      GatewaySession session = world.gateway.session(id).orElse(null);
      if (session == null) {
        connection.send(Gateway.INVALID_SESSION, Json.value(false));
        return;
      }
      GatewayConnection before = session.connection();
      if (!session.resume(connection, data.path("seq").asLong(0))) {
        connection.close(4007, "Invalid seq.");
        return;
      }
      if (before != null && before != connection) {
        before.close(4000, "Resumed elsewhere.");
      }
      connection.session(session);
      session.tell("RESUMED", Json.object().set("_trace", Json.array()));
    });
  }

  private void presence(GatewayConnection connection, JsonNode data) {
    if (!connection.presences().take()) {
      world.ledger.broke(Rule.PRESENCE_PACE, "gateway", "more than 5 presences in 20 s");
      return;
    }
    world.changes.change(() -> {
      @Nullable GatewaySession session = connection.session();
      if (session != null) {
        session.presence(data);
      }
    });
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
