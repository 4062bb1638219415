package bot.mtasts.core.service;

import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.core.request.CheckProgress.Happening.Ended;
import bot.mtasts.core.request.CheckProgress.Happening.StageEnded;
import bot.mtasts.core.request.CheckProgress.Happening.Unknown;
import bot.mtasts.core.request.CheckStanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What has happened to one check, and everybody who waits for more.
final class Watch {
  private final Supplier<Optional<CheckStanding>> store;
  private final long askEveryNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Happening> happenings = new ArrayList<>(); // guarded by lock
  private boolean over; // guarded by lock
  private boolean here; // guarded by lock
  private long askNext = System.nanoTime(); // guarded by lock

  /// How many hold it; guarded by the board.
  int holders;

  /// @param store asks it how the check stands
  Watch(Supplier<Optional<CheckStanding>> store, Duration askEvery) {
    this.store = store;
    this.askEveryNanos = askEvery.toNanos();
  }

  /// Whether the check runs in this process, so that the store need not be asked.
  void runsHere(boolean runsHere) {
    lock.lock();
    try {
      here = runsHere;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// A stage has ended; a second attempt at the check does not tell it again.
  void stageEnded(Stage stage, Duration after) {
    lock.lock();
    try {
      boolean told =
          happenings.stream()
              .anyMatch(each -> each instanceof StageEnded(var ended, _) && ended == stage);
      if (!told && !over) {
        happenings.add(new StageEnded(stage, after));
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The last thing to tell: [Ended] or [Unknown].
  void ended(Happening end) {
    lock.lock();
    try {
      if (!over) {
        over = true;
        happenings.add(end);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// What follows what was heard, waiting for it if need be.
  ///
  /// @param heard how many happenings the caller has heard
  /// @return null when nothing happened in that time, and at once when nothing can follow
  @Nullable Happening next(int heard, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (true) {
      if (waited(heard, until)) {
        lock.lock();
        try {
          return heard < happenings.size() ? happenings.get(heard) : null;
        } finally {
          lock.unlock();
        }
      }
      ask();
    }
  }

  /// Waits until there is more to hear, or nothing more to wait for: true; or until it is the
  /// caller's turn to ask the store: false.
  private boolean waited(int heard, long until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (heard >= happenings.size() && !over) {
        long now = System.nanoTime();
        if (!here && now - askNext >= 0) {
          // The others wait for the next turn, or for what this one brings.
          askNext = now + askEveryNanos;
          return false;
        }
        if (now - until >= 0) {
          return true;
        }
        long untilTurn = here ? Long.MAX_VALUE : askNext - now;
        // What the wait returns is looked at by the clock above: it may end early.
        long _ = changed.awaitNanos(Math.min(until - now, untilTurn));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void ask() {
    Optional<CheckStanding> standing = store.get();
    if (standing.isEmpty()) {
      ended(new Unknown());
      return;
    }
    switch (standing.get()) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> {}
      case CheckStanding.Completed completed -> ended(new Ended(completed));
      case CheckStanding.Failed failed -> ended(new Ended(failed));
    }
  }
}
