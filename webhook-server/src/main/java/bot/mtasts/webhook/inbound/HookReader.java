package bot.mtasts.webhook.inbound;

import bot.mtasts.core.integration.Integration;
import java.time.Instant;
import java.util.Optional;

/// Reads the calls of helpdesks in their own shapes.
public interface HookReader {
  /// Proves a call and reads what it asks. Never throws for anything a stranger may send.
  HookReading read(Integration integration, HookCall call);

  /// Answers the setup call of a helpdesk that asks, by `GET` with the parameter `crc_token`,
  /// whether we hold its secret (GLPI). Empty when it is not to be answered: that is a 404.
  default Optional<HookReading.Handshake> challenge(
      Integration integration, String crcToken, Instant now) {
    return Optional.empty();
  }
}
