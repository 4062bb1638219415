package bot.mtasts.lab.slack;

import java.time.Duration;

/// What goes wrong with one call, because a test asked for it.
public sealed interface Fault {
  /// Slack refuses with this error, such as `fatal_error`, and does nothing.
  record Refuses(String code) implements Fault {}

  /// Slack answers 429 with `Retry-After`, and does nothing.
  record Limits(Duration retryAfter) implements Fault {}

  /// Slack answers with this HTTP status and no JSON, and does nothing.
  record Status(int status) implements Fault {}

  /// No answer comes until the fake is closed or the caller leaves.
  record Hangs() implements Fault {}

  /// The connection ends before anything is done.
  record Drops() implements Fault {}

  /// Slack does as told, but the connection ends before the answer is sent.
  record LosesTheAnswer() implements Fault {}
}
