package bot.mtasts.slack.in;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits until Slack has said whose the token is.
final class TokensKnown {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TokensKnown() {}

  static void await(WorkspaceTokens workspaces) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (workspaces.teams().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Slack did not say whose the token is");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
