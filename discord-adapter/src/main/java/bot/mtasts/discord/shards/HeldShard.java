package bot.mtasts.discord.shards;

import bot.mtasts.discord.shards.Connector.Connection;
import com.neovisionaries.ws.client.WebSocketException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.requests.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shard that this instance holds the lease of. Its life is one thread's walk: log in, stay until
/// there is a reason to leave, disconnect.
///
/// Each has a `ShardManager` of its own. One for all of them would not do: after a login that
/// failed it tries again without a pause, a wrong token ends it with all its shards, and a shard
/// that is still queued cannot be taken back.
final class HeldShard implements EventListener {
  private static final Logger log = LoggerFactory.getLogger(HeldShard.class);
  private static final Duration TO_CLOSE = Duration.ofSeconds(2);
  private static final Duration TO_END = Duration.ofSeconds(7);

  private final int id;
  private final InstantSource clock;
  private final Consumer<JDA> connected;
  private final CountDownLatch leaving = new CountDownLatch(1);
  private volatile Instant heldAt;
  private volatile @Nullable Instant brokenSince;
  private volatile @Nullable Instant strivingSince;
  private volatile boolean everConnected;
  private volatile @Nullable String trouble;
  private volatile @Nullable JDA shard;
  private @Nullable Connection loggingIn; // guarded by this

  /// @param heldAt just before its lease was taken
  /// @param connected is given it whenever it was connected; must not block
  HeldShard(int id, Instant heldAt, InstantSource clock, Consumer<JDA> connected) {
    this.id = id;
    this.heldAt = heldAt;
    this.clock = clock;
    this.connected = connected;
    this.brokenSince = heldAt;
    this.strivingSince = heldAt;
  }

  int id() {
    return id;
  }

  /// Notes that its lease was prolonged.
  ///
  /// @param at just before it was
  void prolonged(Instant at) {
    heldAt = at;
  }

  /// Whether its lease ought to be prolonged.
  boolean isDue(Instant now) {
    return !now.isBefore(heldAt.plus(LeaseTimes.PROLONGED_EVERY)) && !isLeaving();
  }

  /// Whether its lease is about to end.
  boolean isEnding(Instant now) {
    return !now.isBefore(heldAt.plus(LeaseTimes.LEASE).minus(LeaseTimes.MARGIN));
  }

  /// Whether JDA does not succeed in bringing it back. One that waits for its turn to IDENTIFY is
  /// no such case.
  boolean isHopeless(Instant now) {
    Instant since = strivingSince;
    return since != null && !now.isBefore(since.plus(LeaseTimes.HOPELESS));
  }

  /// Since when it is not connected; null while it is.
  @Nullable Instant brokenSince() {
    return brokenSince;
  }

  /// Whether it has not been connected yet.
  boolean isNew() {
    return !everConnected;
  }

  boolean isLeaving() {
    return leaving.getCount() == 0;
  }

  /// It as JDA has it, while it is connected.
  Optional<JDA> connected() {
    return brokenSince == null && !isLeaving() ? Optional.ofNullable(shard) : Optional.empty();
  }

  /// Has it disconnected soon, on its own thread.
  ///
  /// @param why a sentence for people if it is the connection's fault; null otherwise
  synchronized void leave(@Nullable String why) {
    if (isLeaving()) {
      return;
    }
    trouble = why;
    leaving.countDown();
    if (loggingIn != null) {
      loggingIn.abandonRequests();
    }
  }

  /// Connects it, stays until it is to leave or was closed for good, and disconnects it.
  ///
  /// @param connections makes what connects this shard and nothing else, with this as a listener
  /// @return why it had to end, a sentence for people; empty when it was to leave
  Optional<String> live(Function<EventListener, Connection> connections) {
    Connection connection = connections.apply(this);
    try {
      if (logIn(connection)) {
        leaving.await();
      }
    } catch (RuntimeException e) {
      // What JDA throws when Discord refuses the login, and when leave ends its requests.
      if (!isLeaving()) {
        log.atWarn().setCause(e).addKeyValue("shard", id).log("discord login");
      }
      leave(Troubles.of(e));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a shard", e);
    } finally {
      disconnect(connection.manager());
    }
    return Optional.ofNullable(trouble);
  }

  /// @return false if it was to leave before it began
  private boolean logIn(Connection connection) {
    synchronized (this) {
      if (isLeaving()) {
        return false;
      }
      loggingIn = connection;
    }
    try {
      connection.manager().login();
      return true;
    } finally {
      synchronized (this) {
        loggingIn = null;
      }
    }
  }

  @Override
  public void onEvent(GenericEvent event) {
    if (event instanceof StatusChangeEvent change) {
      changed(change);
    } else if (event instanceof ShutdownEvent end) {
      // Ours, when it was to leave; else it was closed with a code after which JDA does not try
      // again.
      leave(Troubles.closed(end.getCode()));
    }
  }

  private void changed(StatusChangeEvent change) {
    JDA.Status status = change.getNewStatus();
    if (status == JDA.Status.CONNECTED) {
      shard = change.getJDA();
      everConnected = true;
      brokenSince = null;
      strivingSince = null;
      note("connected");
      connected.accept(change.getJDA());
      return;
    }
    Instant now = clock.instant();
    if (brokenSince == null) {
      brokenSince = now;
      note("disconnected");
    }
    if (status == JDA.Status.LOGGING_IN || status == JDA.Status.RECONNECT_QUEUED) {
      strivingSince = null; // it waits for its turn
    } else if (strivingSince == null) {
      strivingSince = now;
    }
  }

  private void note(String outcome) {
    log.atInfo().addKeyValue("shard", id).addKeyValue("outcome", outcome).log("discord shard");
  }

  /// When this returns, Discord hears nothing more from this shard, nor we of it.
  private void disconnect(ShardManager manager) {
    try {
      for (JDA each : manager.getShards()) {
        each.shutdown();
        if (!each.awaitShutdown(TO_CLOSE)) {
          cut(each);
        }
        if (!each.awaitShutdown(TO_END)) {
          each.shutdownNow(); // what was still to be sent goes nowhere
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a shard", e);
    } finally {
      manager.shutdown();
    }
  }

  /// Closes a socket at whose other end nobody answers: JDA would wait for that for a minute.
  private static void cut(JDA shard) {
    WebSocketClient client = ((JDAImpl) shard).getClient();
    if (client == null || client.socket == null) {
      return;
    }
    try {
      client.socket.getConnectedSocket().close();
    } catch (IOException | WebSocketException e) {
      // It is as closed as it can be.
      log.atDebug().setCause(e).log("discord shard");
    }
  }
}
