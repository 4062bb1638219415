package bot.mtasts.discord.shards;

import bot.mtasts.core.store.Leases;
import bot.mtasts.discord.DiscordSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shards that this instance is connected as. Which of them it is, is settled by leases among
/// all instances on one store; this one takes what is free, and waits where nothing is.
///
/// ```
/// round          every second: leases are prolonged (10 s), free ones taken, refused ones asked
///                for again (3 s)
/// a shard        log in ─► wait for a turn to IDENTIFY ─► stay ─► disconnect ─► give the lease back
/// dead instance  its leases end after 30 s, and another one takes them
/// no store       shards stay for 25 s, and are let go before their leases end
/// ```
///
/// Nothing is taken from an instance that is well: instances that start together share the shards
/// between them, and one that comes later waits, ready, for one to become free. A rolling restart
/// hands them from one to the next. Where `discord.shards` changes in one, instances with the new
/// number wait until half a minute after the last one with the old number is gone.
public final class Shards implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Shards.class);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration CALL = Duration.ofSeconds(10);

  /// What is shared with the other instances.
  ///
  /// @param instance the name of this one among those that share the leases
  /// @param lost is told of the channels that we cannot reach any more
  public record Keeping(Leases leases, String instance, LostChannels lost) {}

  /// Who hears what Discord tells us.
  ///
  /// @param listeners JDA's, for every shard
  /// @param firstConnected is given the first shard that this instance is connected as, once, on a
  ///   thread of its own
  public record Hearing(List<Object> listeners, Consumer<JDA> firstConnected) {
    public Hearing {
      listeners = List.copyOf(listeners);
    }
  }

  private final Holdings holdings;
  private final IdentifyQueue identifies;
  private final Connector connector;
  private final ScheduledExecutorService renewing = background("discord-leases");
  // Not the thread that asks the store: when that does not answer, shards have to be let go in
  // time.
  private final ScheduledExecutorService watching = background("discord-watch");

  private Shards(Holdings holdings, IdentifyQueue identifies, Connector connector) {
    this.holdings = holdings;
    this.identifies = identifies;
    this.connector = connector;
  }

  /// Connects, in the background: whether Discord takes us is for [#notReady].
  ///
  /// @throws IllegalArgumentException if no connection is wanted or the settings have
  ///   [DiscordSettings#faults]
  public static Shards connect(
      DiscordSettings settings, Keeping keeping, Hearing hearing, InstantSource clock) {
    Shards shards = of(settings, keeping, hearing, LeaseTimes.usual(), clock);
    shards.begin();
    return shards;
  }

  /// The same, before its rounds have begun.
  static Shards of(
      DiscordSettings settings,
      Keeping keeping,
      Hearing hearing,
      LeaseTimes times,
      InstantSource clock) {
    if (!settings.isWanted() || !settings.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "Discord cannot be connected with these settings: " + settings.faults());
    }
    OkHttpClient http =
        new OkHttpClient.Builder()
            .callTimeout(CALL)
            .retryOnConnectionFailure(false) // for JDA's sake; see Connector
            .connectionPool(new ConnectionPool(5, CALL.toSeconds(), TimeUnit.SECONDS))
            .build();
    List<Object> listeners = new ArrayList<>(hearing.listeners());
    listeners.add(new LeftServers(keeping.lost()));
    IdentifyQueue identifies = new IdentifyQueue(keeping.leases(), keeping.instance(), times);
    Connector connector = new Connector(settings, http, identifies, listeners);
    Holdings holdings =
        new Holdings(
            keeping,
            new Introduction(http, settings),
            connector,
            once(hearing.firstConnected()),
            clock);
    return new Shards(holdings, identifies, connector);
  }

  private static Consumer<JDA> once(Consumer<JDA> firstConnected) {
    AtomicBoolean done = new AtomicBoolean();
    return shard -> {
      if (!done.getAndSet(true)) {
        Thread.ofVirtual()
            .name("discord-first-connected")
            .start(() -> safely(() -> firstConnected.accept(shard)));
      }
    };
  }

  private static ScheduledExecutorService background(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  private void begin() {
    long round = ROUND.toMillis();
    var _ =
        renewing.scheduleWithFixedDelay(
            () -> safely(holdings::renew), 0, round, TimeUnit.MILLISECONDS);
    var _ =
        watching.scheduleWithFixedDelay(
            () -> safely(holdings::watch), round, round, TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // A bug of ours. The next round may not meet it; without a next one, shards would be lost.
      log.atError().setCause(e).addKeyValue("outcome", "failed").log("discord shards");
    }
  }

  /// One round, on the caller's thread.
  void round() {
    holdings.watch();
    holdings.renew();
  }

  /// The app's id; empty until Discord has told it.
  public Optional<String> application() {
    return holdings.application();
  }

  /// The shards that are connected right now; JDA's REST works with any of them.
  public List<JDA> connected() {
    return holdings.connected();
  }

  /// What is not as it should be, a sentence each, for `/readyz`; empty when every shard is
  /// connected, here or by another instance.
  public List<String> notReady() {
    return holdings.notReady();
  }

  /// Disconnects, lets what was begun with JDA's REST end, and gives the leases back, so that
  /// another instance takes over at once. Takes some ten seconds where Discord does not answer.
  public void stopTaking() {
    identifies.close();
    try {
      holdings.stop();
    } catch (InterruptedException _) {
      // Whoever stops us is in a hurry: what is left over ends with the process.
      Thread.currentThread().interrupt();
    }
    renewing.shutdownNow();
    watching.shutdownNow();
  }

  @Override
  public void close() {
    stopTaking();
    connector.close();
  }
}
