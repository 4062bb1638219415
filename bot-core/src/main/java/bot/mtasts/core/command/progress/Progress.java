package bot.mtasts.core.command.progress;

import bot.mtasts.core.probe.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One message that says how far a check has come. Begun by [ProgressEdits].
public final class Progress implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);

  private final Timekeeper time;
  private final Rhythm rhythm;
  private final Edit edit;
  private final Consumer<Progress> whenEnded;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private @Nullable Set<Stage> unseen; // guarded by lock, as all below
  private Instant next;
  private int made;
  private boolean awaited;
  private boolean underWay;
  private boolean closed;

  Progress(Timekeeper time, Rhythm rhythm, Edit edit, Consumer<Progress> whenEnded) {
    this.time = time;
    this.rhythm = rhythm;
    this.edit = edit;
    this.whenEnded = whenEnded;
    this.next = time.instant().plus(rhythm.first());
  }

  /// Edits a message.
  @FunctionalInterface
  public interface Edit {
    /// Blocks until the edit was made, or left out. Not called again before it returns.
    void show(Set<Stage> ended);
  }

  /// How often a message may be edited.
  ///
  /// @param first how long after it was shown, at the earliest
  /// @param gap from the end of one edit to the beginning of the next
  /// @param most edits in all
  public record Rhythm(Duration first, Duration gap, int most) {
    /// Of a message whose edits cost nothing but time.
    public static final Rhythm STEADY =
        new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(1), Integer.MAX_VALUE);
  }

  /// Shows these stages as ended, soon; in one edit with those that end until then.
  public void working(Set<Stage> ended) {
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
        idle.awaitUninterruptibly(); // No longer than a call to the platform may take.
      }
    } finally {
      lock.unlock();
    }
    whenEnded.accept(this);
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
      log.atError().addKeyValue("outcome", "failed").setCause(e).log("chat progress");
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
