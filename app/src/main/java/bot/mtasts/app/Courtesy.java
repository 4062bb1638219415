package bot.mtasts.app;

import bot.mtasts.core.store.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// When a crowd comes, everybody is heard before the checks begin that the first have asked for.
///
/// Slack waits three seconds to be told that a command has come, and then tells people that we are
/// down. A check takes all the processor time it can get, for signatures and handshakes. On two
/// processors two hundred commands in one second were told after three seconds, some later, while
/// the checks of the first were being hurried.
///
/// Until a first check has ended, whoever comes alone may be the first of a crowd: the checks of
/// the first seven would load their classes while everybody else waits to be told.
final class Courtesy {
  // Fewer than that are no crowd: their checks begin at once.
  private static final int MANY = 8;
  private static final Duration TOGETHER = Duration.ofMillis(250);

  /// Longer nothing waits, however many come: whom Slack has waited for so long is lost by then.
  static final Duration LONGEST = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final Deque<Instant> latest = new ArrayDeque<>(MANY); // guarded by this
  private int unheard; // guarded by this
  private boolean cold = true; // until a check has ended; guarded by this

  Courtesy(InstantSource clock) {
    this.clock = clock;
  }

  /// Somebody has come who is to be told soon that they were heard.
  synchronized void arrived() {
    unheard++;
    if (latest.size() == MANY) {
      latest.removeFirst();
    }
    latest.addLast(clock.instant());
  }

  /// Somebody was told so.
  synchronized void heard() {
    unheard--;
    if (unheard < many()) {
      notifyAll();
    }
  }

  private int many() {
    return cold ? 1 : MANY;
  }

  private synchronized void checked() {
    cold = false;
    notifyAll();
  }

  /// Returns when no crowd is there, and none is coming; at once as a rule, and a quarter of a
  /// second after the first who comes to a server that has checked nothing yet.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  synchronized void letPass() throws InterruptedException {
    Instant end = clock.instant().plus(LONGEST);
    for (var left = crowded(end); left.isPresent(); left = crowded(end)) {
      wait(Math.max(1, left.get().toMillis()));
    }
  }

  private Optional<Duration> crowded(Instant end) {
    Instant now = clock.instant();
    if (latest.size() < many() || !now.isBefore(end)) {
      return Optional.empty();
    }
    Instant first = cold ? latest.getLast() : latest.getFirst();
    Instant over = unheard < many() ? first.plus(TOGETHER) : end;
    return now.isBefore(over)
        ? Optional.of(Duration.between(now, over.isBefore(end) ? over : end))
        : Optional.empty();
  }

  /// The same work, whose checks let a crowd pass.
  Jobs.Work before(Jobs.Work work) {
    return new Jobs.Work() {
      @Override
      public void check(String checkId, int attempt) throws InterruptedException {
        letPass();
        try {
          work.check(checkId, attempt);
        } finally {
          checked();
        }
      }

      @Override
      public Optional<Instant> deliver(String deliveryId) throws InterruptedException {
        return work.deliver(deliveryId);
      }
    };
  }
}
