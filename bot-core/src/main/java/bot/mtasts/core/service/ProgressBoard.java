package bot.mtasts.core.service;

import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets many people wait for checks without a thread or a query each: what runs in this process
/// tells them itself, and of what runs elsewhere, or not yet, one of those who wait for it asks the
/// store for all of them.
public final class ProgressBoard implements CheckProgress {
  private static final Duration ASK_EVERY = Duration.ofMillis(500);

  // So that who comes a little late, or comes back after a cut, still hears the stages.
  private static final Duration KEPT_AFTER_END = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 1_000;

  private final CheckRequests requests;
  private final Duration askEvery;
  private final Map<String, Watch> watches = new HashMap<>(); // guarded by this
  private final Cache<String, Watch> over;

  /// @param clock tells when a check that is over may be forgotten
  public ProgressBoard(CheckRequests requests, InstantSource clock) {
    this(requests, clock, ASK_EVERY);
  }

  ProgressBoard(CheckRequests requests, InstantSource clock, Duration askEvery) {
    this.requests = requests;
    this.askEvery = askEvery;
    this.over =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT_AFTER_END)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<CheckStanding> await(String checkId, Duration atMost)
      throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    try (Following following = follow(checkId)) {
      long left = atMost.toNanos();
      while (left > 0) {
        switch (following.next(Duration.ofNanos(left))) {
          case Happening.Ended(var standing) -> {
            return Optional.of(standing);
          }
          case Happening.Unknown _ -> {
            return Optional.empty();
          }
          case Happening.StageEnded _ -> {}
          case null -> {}
        }
        left = until - System.nanoTime();
      }
    }
    return requests.find(checkId);
  }

  @Override
  public Following follow(String checkId) {
    Watch watch = hold(checkId);
    return new Follower(watch, () -> letGo(checkId, watch));
  }

  /// A check begins to run in this process.
  ///
  /// @return what to tell its stages to
  Run begin(String checkId) {
    Watch watch = hold(checkId);
    watch.runsHere(true);
    return new Run(checkId, watch);
  }

  private synchronized Watch hold(String checkId) {
    Watch ended = over.getIfPresent(checkId);
    Watch watch = ended != null ? ended : watches.computeIfAbsent(checkId, this::newWatch);
    watch.holders++;
    return watch;
  }

  private Watch newWatch(String checkId) {
    return new Watch(() -> requests.find(checkId), askEvery);
  }

  private synchronized void letGo(String checkId, Watch watch) {
    watch.holders--;
    if (watch.holders == 0) {
      watches.remove(checkId, watch);
    }
  }

  private synchronized void keep(String checkId, Watch watch) {
    watches.remove(checkId, watch);
    over.put(checkId, watch);
  }

  /// A check that runs in this process, from one attempt at it.
  final class Run implements AutoCloseable {
    private final String checkId;
    private final Watch watch;

    private Run(String checkId, Watch watch) {
      this.checkId = checkId;
      this.watch = watch;
    }

    /// Tells everybody who follows the check.
    LookProgress progress() {
      return watch::stageEnded;
    }

    /// The check is over, and that is kept in the store.
    void ended(CheckStanding standing) {
      watch.ended(new Happening.Ended(standing));
      keep(checkId, watch);
    }

    /// It runs here no longer; unless it has ended, who follows it hears from the store how it goes
    /// on.
    @Override
    public void close() {
      watch.runsHere(false);
      letGo(checkId, watch);
    }
  }

  private static final class Follower implements Following {
    private final Watch watch;
    private final Runnable whenClosed;
    private int heard;
    private boolean closed;

    Follower(Watch watch, Runnable whenClosed) {
      this.watch = watch;
      this.whenClosed = whenClosed;
    }

    @Override
    public @Nullable Happening next(Duration atMost) throws InterruptedException {
      Happening happening = watch.next(heard, atMost);
      if (happening != null) {
        heard++;
      }
      return happening;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        whenClosed.run();
      }
    }
  }
}
