package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes what is to be sent, once for each delivery.
public interface PayloadWriter {
  /// The event as this destination takes it.
  ///
  /// @param integration whose templates apply; null for the operator's own
  /// @param ended [CheckStanding.Completed] or [CheckStanding.Failed]
  Payload write(
      @Nullable Integration integration,
      Destination destination,
      EventType event,
      CheckStanding ended,
      Instant now);
}
