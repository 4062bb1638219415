package bot.mtasts.webhook.inbound;

import org.jspecify.annotations.Nullable;

/// What one way of proving a call comes to.
sealed interface Proof {
  /// It is from whom it should be.
  ///
  /// @param replayKey what must not be seen twice; null where whoever calls may repeat itself
  record Proved(@Nullable String replayKey) implements Proof {}

  /// It claims to be proved in this way, and is not. Nothing else can make up for that.
  record Disproved(String detail) implements Proof {}

  /// It does not claim to be proved in this way.
  record Absent() implements Proof {}
}
