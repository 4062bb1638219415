package bot.mtasts.lab.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the app acknowledged one attempt to deliver something. One that comes after Slack has given
/// up is in the list of all acknowledgements once more, with its status and time.
///
/// @param kind what was delivered, such as `slash_commands`
/// @param attempt 0 for the first, 1 for the first repetition
/// @param status the HTTP status; 200 for an acknowledgement over a socket, 0 if there was none
/// @param took until the acknowledgement, or until Slack gave up waiting
/// @param body what came with it; empty if nothing did
/// @param shown the error that the person sees, such as `operation_timeout`; null if none
public record Ack(
    String kind,
    int attempt,
    Outcome outcome,
    int status,
    Duration took,
    String body,
    @Nullable String shown) {

  /// How an attempt can end.
  public enum Outcome {
    /// In time, with a 2xx.
    ACCEPTED,
    /// In time, with another status.
    REFUSED,
    /// Not within the limit.
    LATE,
    /// The app was not there, or the connection broke.
    UNREACHABLE
  }

  /// Whether Slack has nothing to complain of.
  public boolean accepted() {
    return outcome == Outcome.ACCEPTED;
  }
}
