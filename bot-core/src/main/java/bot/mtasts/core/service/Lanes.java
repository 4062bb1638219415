package bot.mtasts.core.service;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How many attempts to one destination are under way in this process: few, so that a slow one does
/// not hold all workers, and is not hit by all of them.
final class Lanes {
  // Where the last attempt took no longer than this, a place will be free in a moment, and waiting
  // for it is cheaper than coming back. At a slow destination nobody waits.
  private static final Duration QUICK = Duration.ofMillis(250);

  private final int width;
  private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

  Lanes(int width) {
    this.width = width;
  }

  /// Takes a place, unless all are taken: then null, perhaps after a moment.
  @Nullable Place enter(String destinationKey) throws InterruptedException {
    Lane lane =
        lanes.compute(
            destinationKey,
            (_, known) -> {
              Lane here = known == null ? new Lane(new Semaphore(width)) : known;
              here.visitors++;
              return here;
            });
    boolean entered = false;
    try {
      entered =
          lane.places.tryAcquire()
              || (lane.quick && lane.places.tryAcquire(QUICK.toMillis(), TimeUnit.MILLISECONDS));
    } finally {
      if (!entered) {
        depart(destinationKey);
      }
    }
    return entered ? new Place(destinationKey, lane, System.nanoTime()) : null;
  }

  // A lane is forgotten when nobody is in it or waits for it.
  private void depart(String destinationKey) {
    lanes.computeIfPresent(destinationKey, (_, lane) -> --lane.visitors == 0 ? null : lane);
  }

  /// A place in a lane; closing gives it back.
  final class Place implements AutoCloseable {
    private final String destinationKey;
    private final Lane lane;
    private final long since;

    private Place(String destinationKey, Lane lane, long since) {
      this.destinationKey = destinationKey;
      this.lane = lane;
      this.since = since;
    }

    @Override
    public void close() {
      lane.quick = System.nanoTime() - since <= QUICK.toNanos();
      lane.places.release();
      depart(destinationKey);
    }
  }

  private static final class Lane {
    private final Semaphore places;
    private volatile boolean quick;
    private int visitors; // changed under the map's lock for this key only

    Lane(Semaphore places) {
      this.places = places;
    }
  }
}
