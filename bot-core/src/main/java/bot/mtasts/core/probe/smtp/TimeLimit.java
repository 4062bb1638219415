package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;

/// The time for one look, and whose limit it is: a server that is silent for the whole of our
/// patience is slow, one that is cut off because the check had begun late is not.
///
/// @param deadline when the look ends
/// @param words `within 15 s`, or that the check itself had no more time
record TimeLimit(Deadline deadline, String words) {

  /// Our patience with one server, unless the whole check ends before.
  static TimeLimit of(Duration patience, Deadline check) {
    return check.remaining().compareTo(patience) < 0
        ? new TimeLimit(check, "in the time that was left for this check")
        : new TimeLimit(Deadline.in(patience), "within " + inWords(patience));
  }

  private static String inWords(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
