package bot.mtasts.core.probe;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sees to it that a service at one address is never held by more than two connections of ours:
/// many domains share an MX host or a policy host, and its administrator should not notice that
/// they are all looked at. One instance for each service serves all checks of this process.
public final class AddressTurns {
  static final int MOST_AT_ONCE = 2;

  /// Why a look was not taken, as a clause for people.
  public static final String NONE_CAME =
      "other checks were looking at the same address, and we keep to %d connections at a time"
          .formatted(MOST_AT_ONCE);

  private final Map<InetAddress, Queue> queues = new HashMap<>();

  /// Waits for a turn at an address.
  ///
  /// @return empty when none came by the deadline
  /// @throws InterruptedException if the look is called off while it waits
  public Optional<Turn> take(InetAddress address, Deadline deadline) throws InterruptedException {
    Queue queue = join(address);
    boolean mine = false;
    try {
      mine = queue.permits.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      if (!mine) {
        leave(address, queue);
      }
    }
    return mine ? Optional.of(new Turn(address, queue)) : Optional.empty();
  }

  /// How many addresses are held or waited for: none once all looks have ended.
  public synchronized int busyAddresses() {
    return queues.size();
  }

  private synchronized Queue join(InetAddress address) {
    Queue queue = queues.computeIfAbsent(address, _ -> new Queue());
    queue.members++;
    return queue;
  }

  // A queue goes with its last member, or the map would grow with every address ever looked at.
  private synchronized void leave(InetAddress address, Queue queue) {
    queue.members--;
    if (queue.members == 0) {
      queues.remove(address);
    }
  }

  private static final class Queue {
    final Semaphore permits = new Semaphore(MOST_AT_ONCE, true);
    int members;
  }

  /// One of the two connections that an address grants us.
  public final class Turn implements AutoCloseable {
    private final InetAddress address;
    private final Queue queue;
    private final AtomicBoolean over = new AtomicBoolean();

    private Turn(InetAddress address, Queue queue) {
      this.address = address;
      this.queue = queue;
    }

    /// Gives the turn to whoever waits; doing so again changes nothing.
    @Override
    public void close() {
      if (over.compareAndSet(false, true)) {
        queue.permits.release();
        leave(address, queue);
      }
    }
  }
}
