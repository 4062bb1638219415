package bot.mtasts.discord.shards;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long this instance waits after a login that failed: longer each time, until one succeeds.
final class LoginWaits {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Duration next = FIRST; // guarded by this, as the others
  private Instant until = Instant.MIN;
  private @Nullable String trouble;

  /// Notes why a login failed.
  ///
  /// @param words a sentence for people
  synchronized void failed(String words, Instant now) {
    if (now.isBefore(until)) {
      // Of several shards at once: it is the same failure.
      return;
    }
    trouble = words;
    until = now.plus(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  /// Notes that one succeeded.
  synchronized void succeeded() {
    next = FIRST;
    until = Instant.MIN;
    trouble = null;
  }

  /// Whether it is too early for another login.
  synchronized boolean isWaiting(Instant now) {
    return now.isBefore(until);
  }

  /// When the next login may be tried.
  synchronized Instant until() {
    return until;
  }

  /// Why the last login failed; empty when it succeeded, or none was tried.
  synchronized Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
