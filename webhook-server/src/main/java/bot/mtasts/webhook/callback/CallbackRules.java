package bot.mtasts.webhook.callback;

import bot.mtasts.core.integration.Integration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where callbacks may go. The same rules hold when a URL is saved and when it is used.
public interface CallbackRules {
  /// Why a callback URL is refused, in a sentence for whoever gave it; empty when it is fine. Looks
  /// its host up.
  ///
  /// @param integration whose allowed hosts apply; null for the operator
  Optional<String> refusal(String url, @Nullable Integration integration)
      throws InterruptedException;
}
