package bot.mtasts.core.request;

import bot.mtasts.core.probe.Stage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets people wait for a check.
public interface CheckProgress {
  /// Waits until a request has ended, wherever it is carried out.
  ///
  /// @return how far it has come when it ended, or when the time was over; empty for an unknown id
  Optional<CheckStanding> await(String checkId, Duration atMost) throws InterruptedException;

  /// Begins to follow a check. What has happened so far comes first, if it runs in this process; of
  /// one that another instance carries out only the end is seen.
  Following follow(String checkId);

  /// Somebody following one check, from one thread.
  interface Following extends AutoCloseable {
    /// The next thing to tell.
    ///
    /// @return null when nothing happened in that time
    @Nullable Happening next(Duration atMost) throws InterruptedException;

    @Override
    void close();
  }

  /// Something that happened to a check.
  sealed interface Happening {
    /// @param after since the look began
    record StageEnded(Stage stage, Duration after) implements Happening {}

    /// It is over: completed or failed. Nothing follows.
    record Ended(CheckStanding standing) implements Happening {}

    /// There is no such check. Nothing follows.
    record Unknown() implements Happening {}
  }
}
