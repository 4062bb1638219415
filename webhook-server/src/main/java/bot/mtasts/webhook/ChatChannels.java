package bot.mtasts.webhook;

import bot.mtasts.core.delivery.Destination;
import java.util.Optional;

/// Which chat channels results can be delivered to from here.
public interface ChatChannels {
  /// Why a Slack or Discord channel cannot be a destination, in a sentence for whoever asked; empty
  /// when it can.
  Optional<String> refusal(Destination destination);
}
