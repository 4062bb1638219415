package bot.mtasts.slack.out;

import bot.mtasts.core.probe.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of this process that say how far a check has come. Several stages that end shortly
/// after each other become one edit, and a check that is quick is never edited before its answer
/// stands there.
public final class ProgressEdits {
  private static final Logger log = LoggerFactory.getLogger(ProgressEdits.class);

  private final Timekeeper time;
  private final Map<AnswerPlace, Set<Progress>> open = new HashMap<>(); // guarded by this

  /// Nothing is in progress yet.
  public ProgressEdits(Timekeeper time) {
    this.time = time;
  }

  /// Edits a message.
  @FunctionalInterface
  interface Edit {
    /// Blocks until the edit was made, or left out. Not called again before it returns.
    void show(Set<Stage> ended);
  }

  /// How often a message may be edited.
  ///
  /// @param first how long after it was shown, at the earliest
  /// @param gap from the end of one edit to the beginning of the next
  /// @param most edits in all
  record Rhythm(Duration first, Duration gap, int most) {
    /// Of a message that `chat.update` edits.
    static final Rhythm STEADY =
        new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(1), Integer.MAX_VALUE);

    /// Of one that costs a use of a response URL each time.
    static final Rhythm SPARING = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(5), 2);
  }

  /// Begins to tell how far a check has come.
  ///
  /// @param place by which [#stop] finds it
  Progress begin(AnswerPlace place, Rhythm rhythm, Edit edit) {
    Progress progress = new Progress(place, rhythm, edit, time.instant().plus(rhythm.first()));
    synchronized (this) {
      open.computeIfAbsent(place, _ -> new HashSet<>()).add(progress);
    }
    return progress;
  }

  /// Ends all edits of a place that this process makes. When it returns, none is under way and none
  /// will follow: what is put there now stays.
  void stop(AnswerPlace place) {
    List<Progress> there;
    synchronized (this) {
      there = List.copyOf(open.getOrDefault(place, Set.of()));
    }
    there.forEach(Progress::close);
  }

  private synchronized void forget(Progress progress) {
    open.computeIfPresent(
        progress.place,
        (_, there) -> {
          there.remove(progress);
          return there.isEmpty() ? null : there;
        });
  }

  /// One message in progress.
  final class Progress implements AutoCloseable {
    private final AnswerPlace place;
    private final Rhythm rhythm;
    private final Edit edit;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private @Nullable Set<Stage> unseen; // guarded by lock, as all below
    private Instant next;
    private int made;
    private boolean awaited;
    private boolean underWay;
    private boolean closed;

    private Progress(AnswerPlace place, Rhythm rhythm, Edit edit, Instant first) {
      this.place = place;
      this.rhythm = rhythm;
      this.edit = edit;
      this.next = first;
    }

    /// Shows these stages as ended, soon; in one edit with those that end until then.
    void working(Set<Stage> ended) {
      lock.lock();
      try {
        unseen = Set.copyOf(ended);
        awaitTurn();
      } finally {
        lock.unlock();
      }
    }

    /// Ends it: what was not begun is left out, what was begun is waited for.
    @Override
    public void close() {
      lock.lock();
      try {
        closed = true;
        while (underWay) {
          idle.awaitUninterruptibly(); // No longer than a call to Slack may take.
        }
      } finally {
        lock.unlock();
      }
      forget(this);
    }

    private void awaitTurn() {
      if (!closed && !awaited && !underWay && unseen != null && made < rhythm.most()) {
        awaited = true;
        time.at(next, this::turn);
      }
    }

    private void turn() {
      Set<Stage> ended;
      lock.lock();
      try {
        awaited = false;
        ended = unseen;
        if (closed || ended == null) {
          return;
        }
        unseen = null;
        underWay = true;
        made++;
      } finally {
        lock.unlock();
      }
      try {
        edit.show(ended);
      } catch (RuntimeException e) {
        // An edit is a hint. The answer itself comes another way.
        log.atError().addKeyValue("outcome", "failed").setCause(e).log("slack progress");
      } finally {
        rest();
      }
    }

    private void rest() {
      lock.lock();
      try {
        underWay = false;
        next = time.instant().plus(rhythm.gap());
        idle.signalAll();
        awaitTurn();
      } finally {
        lock.unlock();
      }
    }
  }
}
