package bot.mtasts.core.command.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Time that a test moves. Who waits for a moment moves it there; what is to be done at a moment is
/// done when the test lets it come, on the test's thread.
public final class MovedTime implements Timekeeper {
  private record Alarm(Instant moment, Runnable task) {}

  private final List<Alarm> alarms = new ArrayList<>(); // guarded by this
  private Instant now; // guarded by this

  /// @param now where it stands until somebody waits or lets it pass
  public MovedTime(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void await(Instant moment) {
    now = now.isBefore(moment) ? moment : now;
  }

  @Override
  public synchronized void at(Instant moment, Runnable task) {
    alarms.add(new Alarm(moment, task));
  }

  /// Lets time pass, with all that is to be done meanwhile at its moment.
  public void pass(Duration time) {
    Instant until = instant().plus(time);
    for (var due = next(until); due.isPresent(); due = next(until)) {
      await(due.get().moment());
      due.get().task().run();
    }
    await(until);
  }

  private synchronized Optional<Alarm> next(Instant until) {
    Optional<Alarm> due =
        alarms.stream()
            .filter(alarm -> !alarm.moment().isAfter(until))
            .min(Comparator.comparing(Alarm::moment));
    due.ifPresent(alarms::remove);
    return due;
  }
}
