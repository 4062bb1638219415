package bot.mtasts.core.service;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.LookProgress;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.Stage;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets everybody who asks for the same domain at the same time share one look, and answers for a
/// while from the last one: a stranger's servers are not asked more often than there is anything
/// new to see.
final class SharedLooks {
  /// For so long after it has ended, a look is as good as another one.
  static final Duration RECENT = Duration.ofSeconds(60);

  // A look weighs some 20 KB, and what a hostile host can put into one is bounded too.
  private static final int MOST_REMEMBERED = 500;

  private final Map<DomainName, Flight> flights = new HashMap<>(); // guarded by this
  private final Cache<DomainName, Flight> recent;
  private final InstantSource clock;

  SharedLooks(InstantSource clock) {
    this.clock = clock;
    this.recent =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(RECENT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /// How a look is taken.
  interface Look {
    Seen take(LookProgress progress) throws InterruptedException;
  }

  /// What one look saw.
  ///
  /// @param took how long it lasted
  record Seen(Observations observations, Duration took) {}

  /// What somebody who asked was answered.
  ///
  /// @param source for the log
  record Answered(Seen seen, Source source) {}

  enum Source {
    OWN("own_look"),
    JOINED("joined_look"),
    RECENT("recent_look");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// Waits for the running look at this domain, or for a new one; or has a recent one at once. A
  /// look goes on as long as somebody waits for it.
  ///
  /// @param fresh whether a recent one will not do; one that runs will
  /// @param progress hears the look from its start, whenever this caller came to it
  /// @throws InterruptedException if the caller's thread is interrupted; when nobody else waits,
  ///   nothing of the look is left running
  Answered see(DomainName domain, boolean fresh, Look look, LookProgress progress)
      throws InterruptedException {
    Flight flight;
    Source source;
    synchronized (this) {
      Flight running = running(domain);
      Flight remembered = fresh ? null : recent(domain);
      source = remembered != null ? Source.RECENT : running != null ? Source.JOINED : Source.OWN;
      flight =
          remembered != null ? remembered : running != null ? running : new Flight(domain, look);
      flight.waiting++;
      if (source == Source.OWN) {
        flights.put(domain, flight);
        flight.thread.start();
      }
    }
    try {
      flight.tell(progress);
      return new Answered(flight.await(), source);
    } finally {
      leave(flight);
    }
  }

  // The cache counts from when it was told, which may be a little later than the end.
  private @Nullable Flight recent(DomainName domain) {
    Flight flight = recent.getIfPresent(domain);
    return flight != null && clock.instant().isBefore(flight.end.plus(RECENT)) ? flight : null;
  }

  private @Nullable Flight running(DomainName domain) {
    Flight flight = flights.get(domain);
    if (flight != null && flight.look.isDone()) {
      // Who waited for it may be back before its thread has come to noting the end.
      landed(flight);
      return null;
    }
    return flight;
  }

  private void leave(Flight flight) {
    synchronized (this) {
      flight.waiting--;
      if (flight.waiting > 0 || flight.look.isDone()) {
        return;
      }
      // From here on nobody can join it.
      flights.remove(flight.domain, flight);
    }
    flight.look.cancel(true);
    Uninterruptibles.joinUninterruptibly(flight.thread);
  }

  private synchronized void landed(Flight flight) {
    // A look that was cancelled may have left its place to another already.
    if (flights.remove(flight.domain, flight) && flight.look.state() == Future.State.SUCCESS) {
      recent.put(flight.domain, flight);
    }
  }

  /// One look, and everybody who waits for it.
  private final class Flight {
    final DomainName domain;
    final FutureTask<Seen> look;
    final Thread thread;
    int waiting; // guarded by SharedLooks
    volatile Instant end = Instant.MIN; // set before the look is done

    private final List<LookProgress> listeners = new ArrayList<>(); // guarded by this
    private final List<StageEnd> ended = new ArrayList<>(); // guarded by this

    Flight(DomainName domain, Look look) {
      this.domain = domain;
      this.look =
          new FutureTask<>(() -> taken(look)) {
            @Override
            protected void done() {
              landed(Flight.this);
              forgetListeners();
            }
          };
      this.thread = Thread.ofVirtual().name("look at " + domain).unstarted(this.look);
    }

    private Seen taken(Look look) throws InterruptedException {
      Seen seen = look.take(this::stageEnded);
      end = clock.instant();
      return seen;
    }

    private synchronized void forgetListeners() {
      listeners.clear();
    }

    private synchronized void stageEnded(Stage stage, Duration after) {
      ended.add(new StageEnd(stage, after));
      listeners.forEach(listener -> listener.ended(stage, after));
    }

    synchronized void tell(LookProgress progress) {
      ended.forEach(end -> progress.ended(end.stage(), end.after()));
      if (!look.isDone()) {
        listeners.add(progress);
      }
    }

    Seen await() throws InterruptedException {
      try {
        return look.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the look at " + domain + " failed", e.getCause());
      }
    }
  }

  private record StageEnd(Stage stage, Duration after) {}
}
