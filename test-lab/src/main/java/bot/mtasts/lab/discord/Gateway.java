package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The gateway: who is connected, and the accidents that may befall a connection. How clients are
/// spoken to is in [GatewayTalk].
///
/// Which shard hears of a server that only a user brought the app to is not documented; here the
/// one that would hear of it if the bot were in it.
public final class Gateway {
  static final int RECONNECT = 7;
  static final int INVALID_SESSION = 9;

  private final DiscordWorld world;
  private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
  private boolean refusing;
  private int identifies;
  private int refusedIdentifies;

  Gateway(DiscordWorld world) {
    this.world = world;
  }

  /// A session of a client.
  ///
  /// @param id from 0
  /// @param of how many
  /// @param connected false while it may still be resumed
  /// @param presence as last shown: `status`, `activities`
  public record Shard(
      int id, int of, String session, boolean connected, int resumes, JsonNode presence) {}

  /// All sessions that live, the oldest first.
  public List<Shard> shards() {
    return world.changes.look(() -> sessions.values().stream().map(Gateway::seen).toList());
  }

  private static Shard seen(GatewaySession session) {
    return new Shard(
        session.shard(),
        session.shards(),
        session.id(),
        session.isConnected(),
        session.resumes(),
        session.presence());
  }

  /// The shard's connected session, as soon as there is one.
  public Shard awaitShard(int shard) {
    return await("shard " + shard, s -> s.id() == shard && s.connected());
  }

  /// The shard's session, as soon as it was resumed at least so often.
  public Shard awaitResumed(int shard, int times) {
    return await(
        "shard " + shard + " to be resumed",
        s -> s.id() == shard && s.connected() && s.resumes() >= times);
  }

  /// Waits until nobody is connected for the shard.
  ///
  /// @return false if somebody still is when patience ends
  public boolean awaitNone(int shard) {
    return world
        .changes
        .await(
            world.settings.patience(),
            () ->
                shards().stream().noneMatch(s -> s.id() == shard && s.connected())
                    ? Optional.of(true)
                    : Optional.empty())
        .isPresent();
  }

  private Shard await(String what, Predicate<Shard> like) {
    return world
        .changes
        .await(world.settings.patience(), () -> shards().stream().filter(like).findFirst())
        .orElseThrow(() -> new AssertionError("waited for " + what + "; there is " + shards()));
  }

  /// Cuts the shard's socket without a word: it may resume.
  public void drop(int shard) {
    each(shard, GatewayConnection::cut);
  }

  /// Cuts the shard's socket and forgets its session: a RESUME is answered with `INVALID_SESSION`.
  public void kick(int shard) {
    each(
        shard,
        connection -> {
          forget(connection.session());
          connection.cut();
        });
  }

  /// Closes the shard's socket with a code (topics/opcodes-and-status-codes).
  public void close(int shard, int code) {
    each(shard, connection -> connection.close(code, "closed by the lab"));
  }

  /// Leaves the shard's socket open and neither hears nor says anything more: a zombie.
  public void freeze(int shard) {
    each(shard, GatewayConnection::freeze);
  }

  /// Asks the shard to reconnect and resume (op 7).
  public void askToReconnect(int shard) {
    each(shard, connection -> connection.send(RECONNECT, null));
  }

  /// Tells the shard that its session is invalid (op 9).
  ///
  /// @param resumable whether it may be resumed all the same
  public void invalidate(int shard, boolean resumable) {
    each(
        shard,
        connection -> {
          if (!resumable) {
            forget(connection.session());
          }
          connection.send(INVALID_SESSION, Json.value(resumable));
        });
  }

  /// From now on new sockets are cut at once, or no more.
  public void refuse(boolean value) {
    world.changes.change(() -> refusing = value);
  }

  /// How many IDENTIFYs were accepted.
  public int identifies() {
    return world.changes.look(() -> identifies);
  }

  /// How many IDENTIFYs came too early and were answered with `INVALID_SESSION`: the limit is the
  /// bot's, so instances that know nothing of each other run into it.
  public int refusedIdentifies() {
    return world.changes.look(() -> refusedIdentifies);
  }

  private void each(int shard, Consumer<GatewayConnection> deed) {
    world.changes.change(() -> {
      List<GatewayConnection> connections =
          sessions.values().stream()
              .filter(session -> session.shard() == shard && session.isConnected())
              .flatMap(session -> Stream.ofNullable(session.connection()))
              .toList();
      if (connections.isEmpty()) {
        throw new IllegalStateException("shard " + shard + " is not connected");
      }
      connections.forEach(deed);
    });
  }

  // From here on: only while the lock is held.

  boolean isRefusing() {
    return refusing;
  }

  void tell(Guild guild, String event, ObjectNode data) {
    hearing(guild)
        .filter(GatewaySession::wantsGuilds)
        .forEach(session -> session.tell(event, data));
  }

  /// @return whether anybody heard
  boolean tellInteraction(@Nullable Guild guild, ObjectNode interaction) {
    List<GatewaySession> hearing = hearing(guild).toList();
    hearing.forEach(session -> session.tell("INTERACTION_CREATE", interaction));
    return !hearing.isEmpty();
  }

  private Stream<GatewaySession> hearing(@Nullable Guild guild) {
    return new ArrayList<>(sessions.values()).stream().filter(session -> session.hears(guild));
  }

  boolean isTaken(int shard, int shards) {
    return sessions.values().stream().anyMatch(s -> s.sameShard(shard, shards) && s.isConnected());
  }

  void begun(GatewaySession session) {
    identifies++;
    sessions.put(session.id(), session);
  }

  void refusedIdentify() {
    refusedIdentifies++;
  }

  Optional<GatewaySession> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  void forget(@Nullable GatewaySession session) {
    if (session != null) {
      sessions.remove(session.id());
    }
  }
}
