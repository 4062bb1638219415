package bot.mtasts.webhook;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.integration.Integration;
import org.jspecify.annotations.Nullable;

/// Tries an integration on the path that real deliveries take.
public interface TrialRun {
  /// Sends a marked test and says how that ended. Blocks as long as a delivery may.
  ///
  /// @param ticket where a note is to be written; null for a test that needs none
  /// @param callback where a signed test event goes; null for the helpdesk's own way
  Outcome of(Integration integration, @Nullable String ticket, @Nullable String callback)
      throws InterruptedException;

  /// How a test ended.
  sealed interface Outcome {}

  /// Something was sent.
  record Sent(Answer answer) implements Outcome {}

  /// There was nothing to send, or nowhere to send it.
  ///
  /// @param sentence for the operator
  record NotSent(String sentence) implements Outcome {}
}
