package bot.mtasts.discord.shards;

import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which shards this instance holds the leases of. Two rounds go over them again and again, on
/// different threads: [#renew] asks the store, which may take long; [#watch] does not, and lets go
/// of what could not be prolonged in time.
final class Holdings {
  private static final Logger log = LoggerFactory.getLogger(Holdings.class);

  private final Leases leases;
  private final String instance;
  private final Introduction introduction;
  private final Connector connector;
  private final Consumer<JDA> connected;
  private final InstantSource clock;
  private final LoginWaits waits = new LoginWaits();
  private final Map<Integer, HeldShard> held = new ConcurrentHashMap<>();
  private final Map<Integer, Instant> elsewhere = new ConcurrentHashMap<>();
  private final List<Thread> lives = new ArrayList<>(); // guarded by itself
  private volatile @Nullable Division division;
  private volatile boolean dividedOtherwise;
  private volatile boolean storeIsAway;
  private volatile boolean stopped;
  private @Nullable Instant agreedAt; // the renewing thread's

  /// @param connected is given each shard whenever it was connected
  Holdings(
      Shards.Keeping keeping,
      Introduction introduction,
      Connector connector,
      Consumer<JDA> connected,
      InstantSource clock) {
    this.leases = keeping.leases();
    this.instance = keeping.instance();
    this.introduction = introduction;
    this.connector = connector;
    this.connected = connected;
    this.clock = clock;
  }

  /// Prolongs the leases that we have, and takes what is free.
  synchronized void renew() {
    if (stopped || (held.isEmpty() && waits.isWaiting(clock.instant()))) {
      return; // whoever cannot connect does not stand in the others' way
    }
    try {
      Division agreed = introduced();
      if (agreed != null && agree(agreed)) {
        prolong(agreed);
        take(agreed);
      }
      if (storeIsAway) {
        storeIsAway = false;
        note("the store is back");
      }
    } catch (StoreException e) {
      if (!storeIsAway) {
        log.atWarn().setCause(e).addKeyValue("outcome", "no store").log("discord shards");
      }
      storeIsAway = true;
    }
  }

  /// Lets go of shards whose lease is about to end, and of those that JDA does not bring back.
  void watch() {
    Instant now = clock.instant();
    for (HeldShard shard : held.values()) {
      if (shard.isEnding(now) && !shard.isLeaving()) {
        log.atWarn()
            .addKeyValue("shard", shard.id())
            .addKeyValue("outcome", "lease not prolonged")
            .log("discord shard");
        shard.leave(null);
      } else if (shard.isHopeless(now)) {
        shard.leave(Troubles.GAVE_UP);
      }
    }
  }

  private @Nullable Division introduced() {
    Division known = division;
    // After a failure Discord may recommend another number of shards.
    boolean again = held.isEmpty() && waits.trouble().isPresent();
    if (known != null && !again) {
      return known;
    }
    return switch (introduction.introduce()) {
      case Introduction.Outcome.Introduced(var now) -> {
        division = now;
        yield now;
      }
      case Introduction.Outcome.Failed(var words) -> {
        failed(words);
        yield null;
      }
    };
  }

  /// Sees to it that no other instance divides the bot into another number of shards.
  private boolean agree(Division with) {
    Instant now = clock.instant();
    Instant last = agreedAt;
    if (last != null && now.isBefore(last.plus(LeaseTimes.PROLONGED_EVERY))) {
      return true;
    }
    boolean agreed = leases.hold(with.lease(), with.asHolder(), LeaseTimes.LEASE);
    if (agreed == dividedOtherwise) {
      dividedOtherwise = !agreed;
      note(agreed ? "agreed" : "divided otherwise");
    }
    agreedAt = agreed ? now : null;
    if (!agreed) {
      held.values().forEach(shard -> shard.leave(null));
    }
    return agreed;
  }

  private void prolong(Division in) {
    for (HeldShard shard : held.values()) {
      Instant now = clock.instant();
      if (!shard.isDue(now)) {
        continue;
      }
      if (leases.hold(in.lease(shard.id()), instance, LeaseTimes.LEASE)) {
        shard.prolonged(now);
      } else {
        log.atWarn()
            .addKeyValue("shard", shard.id())
            .addKeyValue("outcome", "lease lost")
            .log("discord shard");
        shard.leave(null);
      }
    }
  }

  private void take(Division in) {
    int first = Math.floorMod(instance.hashCode(), in.shards());
    for (int i = 0; i < in.shards(); i++) {
      // Not the same order everywhere: instances that start together do not get in each other's
      // way.
      int id = (first + i) % in.shards();
      Instant now = clock.instant();
      if (waits.isWaiting(now) || connecting() >= connector.concurrency()) {
        return; // others may have it
      }
      if (!held.containsKey(id) && isWorthAsking(id, in, now)) {
        take(in, id, now);
      }
    }
  }

  private long connecting() {
    return held.values().stream().filter(HeldShard::isNew).count();
  }

  private boolean isWorthAsking(int id, Division in, Instant now) {
    Instant refused = elsewhere.get(id);
    return refused == null || !now.isBefore(refused.plus(LeaseTimes.askedEvery(in.shards())));
  }

  private void take(Division in, int id, Instant now) {
    if (!leases.hold(in.lease(id), instance, LeaseTimes.LEASE)) {
      elsewhere.put(id, now);
      return;
    }
    elsewhere.remove(id);
    HeldShard shard = new HeldShard(id, now, clock, this::connected);
    synchronized (lives) {
      if (stopped) {
        giveBack(in.lease(id));
        return;
      }
      lives.removeIf(each -> !each.isAlive());
      held.put(id, shard);
      lives.add(Thread.ofVirtual().name("discord-shard-" + id).start(() -> live(in, shard)));
    }
  }

  private void connected(JDA shard) {
    waits.succeeded();
    connected.accept(shard);
  }

  private void live(Division in, HeldShard shard) {
    try {
      shard
          .live(listener -> connector.connection(shard.id(), in.shards(), listener))
          .ifPresent(this::failed);
    } catch (RuntimeException e) {
      // A bug of ours or of JDA's: others, or the next attempt, may not meet it.
      log.atError().setCause(e).addKeyValue("shard", shard.id()).log("discord shard");
      failed("The connection failed on our side.");
    } finally {
      giveBack(in.lease(shard.id()));
      held.remove(shard.id());
    }
  }

  private void failed(String words) {
    waits.failed(words, clock.instant());
    log.atWarn().addKeyValue("outcome", "failed").addKeyValue("reason", words).log("discord login");
  }

  private void giveBack(String lease) {
    try {
      leases.release(lease, instance);
    } catch (StoreException e) {
      // It ends by itself.
      log.atWarn().setCause(e).addKeyValue("outcome", "not released").log("discord shards");
    }
  }

  /// Lets go of everything, and waits until that is done. Takes nothing more.
  void stop() throws InterruptedException {
    List<Thread> all;
    synchronized (lives) {
      stopped = true;
      all = List.copyOf(lives);
    }
    held.values().forEach(shard -> shard.leave(null));
    for (Thread life : all) {
      life.join();
    }
  }

  /// The app's id; empty until Discord has told it.
  Optional<String> application() {
    return Optional.ofNullable(division).map(Division::application);
  }

  /// The shards that are connected.
  List<JDA> connected() {
    return held.values().stream().flatMap(shard -> shard.connected().stream()).toList();
  }

  /// What is not as it should be, a sentence each.
  List<String> notReady() {
    Division known = division;
    if (known == null) {
      return List.of(
          waits.trouble().orElse("Discord has not been asked yet which app this bot is."));
    }
    if (dividedOtherwise) {
      // Others are connected; in a rolling restart they end only once this one is ready.
      return List.of();
    }
    return new Readiness(
            known,
            Map.copyOf(held),
            Set.copyOf(elsewhere.keySet()),
            waits.trouble().orElse(null),
            waits.until(),
            storeIsAway)
        .notReady();
  }

  private static void note(String outcome) {
    log.atInfo().addKeyValue("outcome", outcome).log("discord shards");
  }
}
