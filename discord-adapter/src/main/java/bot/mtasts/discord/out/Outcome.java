package bot.mtasts.discord.out;

import java.time.Duration;
import java.util.function.Function;

/// How one request to Discord ended.
///
/// @param <T> what Discord answers when it did what was asked
public sealed interface Outcome<T> {
  /// Discord did it.
  record Ok<T>(T value) implements Outcome<T> {}

  /// Discord answered, and did not do it.
  ///
  /// @param status the HTTP status
  /// @param code Discord's own number, 50013; 0 when it gave none
  /// @param detail what else Discord said of it, for the log; may be empty
  record Refused<T>(int status, int code, String detail) implements Outcome<T> {}

  /// Too much was asked of Discord.
  ///
  /// @param retryAfter how long nothing of the kind may be asked
  record RateLimited<T>(Duration retryAfter) implements Outcome<T> {}

  /// No answer, or none that says anything: not reached, too slow, HTTP 502. Discord may have done
  /// it.
  ///
  /// @param reason a sentence for people
  record Unreached<T>(String reason) implements Outcome<T> {}

  /// The same with another value.
  default <R> Outcome<R> map(Function<? super T, ? extends R> reading) {
    return switch (this) {
      case Ok<T>(var value) -> new Ok<>(reading.apply(value));
      case Refused<T>(var status, var code, var detail) -> new Refused<>(status, code, detail);
      case RateLimited<T>(var retryAfter) -> new RateLimited<>(retryAfter);
      case Unreached<T>(var reason) -> new Unreached<>(reason);
    };
  }

  /// Whether Discord did it.
  default boolean isOk() {
    return this instanceof Ok<T>;
  }

  /// In a word, for the log: `ok`, Discord's number or the status, `rate_limited` or `unreached`.
  default String word() {
    return switch (this) {
      case Ok<T> _ -> "ok";
      case Refused<T>(var status, var code, _) ->
          code == 0 ? "http_" + status : Integer.toString(code);
      case RateLimited<T> _ -> "rate_limited";
      case Unreached<T> _ -> "unreached";
    };
  }
}
