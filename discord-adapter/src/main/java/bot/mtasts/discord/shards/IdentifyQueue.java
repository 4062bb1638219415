package bot.mtasts.discord.shards;

import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the shards IDENTIFY one after the other, over all instances: Discord counts for the bot, and
/// refuses what comes too early. Shards that leave the same remainder when divided by Discord's
/// `max_concurrency` form a lane, in which each waits for the one before it (events/gateway,
/// *Sharding for Large Bots*). A turn is a lease that is held until the next may come.
///
/// JDA resumes a session without asking here, as Discord does not count that. While Discord's
/// gateway cannot be reached, JDA goes on trying after its turn has ended: such an IDENTIFY can
/// come too early, and is then repeated.
final class IdentifyQueue extends SessionControllerAdapter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IdentifyQueue.class);
  private static final long GLANCE_MILLIS = 250;

  private final Leases leases;
  private final String instance;
  private final LeaseTimes times;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicLong turns = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int concurrency = 1;

  IdentifyQueue(Leases leases, String instance, LeaseTimes times) {
    this.leases = leases;
    this.instance = instance;
    this.times = times;
  }

  /// How many shards may start at the same time, as far as Discord has said.
  int concurrency() {
    return concurrency;
  }

  @Override
  public void setConcurrency(int level) {
    concurrency = Math.max(1, level);
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    int number = node.getShardInfo().getShardId() % concurrency;
    lanes.computeIfAbsent(number, Lane::new).add(node);
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    lanes.values().forEach(lane -> lane.remove(node));
  }

  /// Lets nobody IDENTIFY any more.
  @Override
  public void close() {
    closed.countDown();
    lanes.values().forEach(Lane::stop);
  }

  /// Shards that wait for each other.
  private final class Lane {
    private final int number;
    private final Deque<SessionConnectNode> waiting = new ArrayDeque<>(); // guarded by this
    private @Nullable Thread usher; // guarded by this; there is one while somebody waits

    Lane(int number) {
      this.number = number;
    }

    synchronized void add(SessionConnectNode node) {
      waiting.remove(node);
      waiting.add(node);
      if (usher == null && closed.getCount() > 0) {
        usher = Thread.ofVirtual().name("discord-identify-" + number).start(this::serve);
      }
    }

    synchronized void remove(SessionConnectNode node) {
      waiting.remove(node);
    }

    synchronized void stop() {
      waiting.clear();
      if (usher != null) {
        usher.interrupt();
      }
    }

    private synchronized @Nullable SessionConnectNode next() {
      SessionConnectNode next = waiting.poll();
      if (next == null) {
        usher = null;
      }
      return next;
    }

    private void serve() {
      try {
        for (SessionConnectNode node = next(); node != null; node = next()) {
          serve(node);
        }
      } catch (InterruptedException _) {
        // We are closing: nobody is to be let in any more.
        stop();
      }
    }

    private void serve(SessionConnectNode node) throws InterruptedException {
      String lease = "discord-identify-%s-%d".formatted(bot(node), number);
      // Not the instance: its own next one has to wait as well.
      String turn = "%s/%d".formatted(instance, turns.incrementAndGet());
      if (!isAwaited(lease, turn, node)) {
        return;
      }
      try {
        node.run(false);
      } catch (IllegalStateException e) {
        // The connection could not be made. Its turn comes again, unless it gives up meanwhile.
        log.atWarn()
            .setCause(e)
            .addKeyValue("shard", node.getShardInfo().getShardId())
            .addKeyValue("outcome", "unreached")
            .log("discord identify");
        add(node);
      } finally {
        end(lease, turn);
      }
    }

    /// @return false if the shard left, or we closed, before its turn came
    private boolean isAwaited(String lease, String turn, SessionConnectNode node)
        throws InterruptedException {
      boolean told = false;
      while (!isLeaving(node)) {
        try {
          if (leases.hold(lease, turn, LeaseTimes.IDENTIFYING)) {
            return true;
          }
        } catch (StoreException e) {
          // Without the lease nobody may IDENTIFY. The store comes back, or the shard is let go.
          if (!told) {
            log.atWarn().setCause(e).addKeyValue("outcome", "no store").log("discord identify");
          }
          told = true;
        }
        if (closed.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
      return false;
    }
  }

  // Not the app's id, which JDA knows only after the first IDENTIFY of an old app.
  private static String bot(SessionConnectNode node) {
    return node.getJDA().getSelfUser().getId();
  }

  /// Whether the shard is to be let go, which JDA learns a little later.
  private static boolean isLeaving(SessionConnectNode node) {
    return node.getJDA().getRegisteredListeners().stream()
        .anyMatch(listener -> listener instanceof HeldShard shard && shard.isLeaving());
  }

  /// From now on the next has to wait for Discord's pace, and no longer.
  private void end(String lease, String turn) {
    try {
      if (times.identifyPace().isZero()) {
        leases.release(lease, turn);
      } else {
        boolean _ = leases.hold(lease, turn, times.identifyPace());
      }
    } catch (StoreException e) {
      // Then the turn ends a little later, by itself.
      log.atWarn().setCause(e).addKeyValue("outcome", "no store").log("discord identify");
    }
  }
}
