package bot.mtasts.core.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one attempt to deliver ended.
public sealed interface Answer {
  /// It was taken.
  ///
  /// @param status the HTTP status; null where there is none
  /// @param excerpt the beginning of the answer's body; may be empty
  record Accepted(@Nullable Integer status, String excerpt) implements Answer {}

  /// The destination answered, and did not take it; another try may fare better.
  ///
  /// @param retryAfter what the destination asked for; null when it did not
  /// @param reason for people: `HTTP 503`, `The answer's body is an error: …`
  /// @param hopelessAfter since the delivery was created: a refusal later than this is final. Null
  ///   where only the schedule ends it
  record Declined(
      @Nullable Integer status,
      @Nullable Duration retryAfter,
      String reason,
      String excerpt,
      @Nullable Duration hopelessAfter)
      implements Answer {}

  /// No answer: not reached, cut off, too slow.
  record Unreached(String reason) implements Answer {}

  /// The destination will never take anything again: HTTP 410, a channel that is no more.
  record Gone(@Nullable Integer status, String reason) implements Answer {}

  /// We will not send there: an address in private space, a URL against the rules. The words are
  /// neutral, so that nobody can map a network with them.
  record Forbidden(String reason) implements Answer {}
}
