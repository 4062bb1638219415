package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What a client that said IDENTIFY is told of, through one connection after the other. Touched
/// only while the lock is held.
final class GatewaySession {
  private static final int GUILDS = 1;
  private static final int KEPT = 5_000;

  private final String id = Snowflakes.secret(16);
  private final int shard;
  private final int shards;
  private final int intents;
  private final Deque<Event> events = new ArrayDeque<>();
  private long sequence;
  private int resumes;
  private JsonNode presence;
  private @Nullable GatewayConnection connection;

  private record Event(long sequence, String json) {}

  GatewaySession(
      int shard, int shards, int intents, JsonNode presence, GatewayConnection connection) {
    this.shard = shard;
    this.shards = shards;
    this.intents = intents;
    this.presence = presence;
    this.connection = connection;
  }

  String id() {
    return id;
  }

  int shard() {
    return shard;
  }

  int shards() {
    return shards;
  }

  int resumes() {
    return resumes;
  }

  JsonNode presence() {
    return presence;
  }

  void presence(JsonNode shown) {
    presence = shown;
  }

  @Nullable GatewayConnection connection() {
    return connection;
  }

  boolean isConnected() {
    return connection != null && connection.isOpen();
  }

  /// Whether another has this shard, too.
  boolean sameShard(int other, int total) {
    return shard == other && shards == total;
  }

  /// Direct messages are shard 0's.
  boolean hears(@Nullable Guild guild) {
    return (guild == null ? 0 : Snowflakes.shard(guild.id(), shards)) == shard;
  }

  boolean wantsGuilds() {
    return (intents & GUILDS) != 0;
  }

  void tell(String type, JsonNode data) {
    sequence++;
    ObjectNode json = Json.object().put("op", 0).put("t", type).put("s", sequence);
    json.set("d", data);
    var event = new Event(sequence, json.toString());
    events.addLast(event);
    if (events.size() > KEPT) {
      events.removeFirst();
    }
    if (connection != null) {
      connection.send(event.json());
    }
  }

  /// Goes on through another connection, with all that was missed.
  ///
  /// @param seen the last event that was seen
  /// @return whether it can be
  boolean resume(GatewayConnection other, long seen) {
    if (seen > sequence) {
      return false;
    }
    resumes++;
    connection = other;
    events.stream().filter(e -> e.sequence() > seen).forEach(e -> other.send(e.json()));
    return true;
  }

  void disconnected() {
    connection = null;
  }
}
