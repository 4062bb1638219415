package bot.mtasts.slack.out;

import java.time.Duration;
import java.util.function.Function;

/// How one request to Slack ended.
///
/// @param <T> what Slack answers when it did what was asked
public sealed interface Outcome<T> {
  /// Slack did it.
  record Ok<T>(T value) implements Outcome<T> {}

  /// Slack answered, and did not do it.
  ///
  /// @param error Slack's word: `not_in_channel`
  /// @param detail what else Slack said of it, for the log; may be empty
  record Refused<T>(String error, String detail) implements Outcome<T> {}

  /// Too much was asked of Slack.
  ///
  /// @param retryAfter how long nothing of the kind may be asked
  record RateLimited<T>(Duration retryAfter) implements Outcome<T> {}

  /// No answer, or none that says anything: not reached, too slow, HTTP 503. Slack may have done
  /// it.
  ///
  /// @param reason a sentence for people
  record Unreached<T>(String reason) implements Outcome<T> {}

  /// The same with another value.
  default <R> Outcome<R> map(Function<? super T, ? extends R> reading) {
    return switch (this) {
      case Ok<T>(var value) -> new Ok<>(reading.apply(value));
      case Refused<T>(var error, var detail) -> new Refused<>(error, detail);
      case RateLimited<T>(var retryAfter) -> new RateLimited<>(retryAfter);
      case Unreached<T>(var reason) -> new Unreached<>(reason);
    };
  }

  /// Whether Slack did it.
  default boolean isOk() {
    return this instanceof Ok<T>;
  }

  /// In a word, for the log: `ok`, Slack's own word, `rate_limited` or `unreached`.
  default String word() {
    return switch (this) {
      case Ok<T> _ -> "ok";
      case Refused<T>(var error, _) -> error;
      case RateLimited<T> _ -> "rate_limited";
      case Unreached<T> _ -> "unreached";
    };
  }
}
