package bot.mtasts.core.probe.smtp;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;

/// The time for one look, and whose limit it is: a server that is silent for the whole of our
/// patience is slow, one that is cut off because the check had begun late is not.
///
/// @param deadline when the look ends
/// @param words `within 15 s`, or that the check itself had no more time
record TimeLimit(Deadline deadline, String words) {

  /// Our patience with one server, unless the given deadline comes before.
  static TimeLimit of(Duration patience, Deadline given) {
    // Callers may have limited the deadline to the same patience a moment ago: nine tenths of it
    // are a fair chance, and not the end of the check.
    Duration fair = patience.multipliedBy(9).dividedBy(10);
    return new TimeLimit(
        given.orIn(patience),
        given.remaining().compareTo(fair) < 0
            ? "in the time that was left for this check"
            : "within " + inWords(patience));
  }

  private static String inWords(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
