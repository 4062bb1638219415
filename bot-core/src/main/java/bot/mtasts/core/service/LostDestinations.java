package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.store.Deliveries;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Disables destinations that their platform says are out of reach, before anything fails there.
public final class LostDestinations {
  private static final Logger log = LoggerFactory.getLogger(LostDestinations.class);

  private final Deliveries deliveries;
  private final ServiceListener listener;

  public LostDestinations(Deliveries deliveries, ServiceListener listener) {
    this.deliveries = deliveries;
    this.listener = listener;
  }

  /// Nothing can be sent there any more, until a person enables them again.
  ///
  /// @param reason a sentence for people
  /// @throws bot.mtasts.core.store.StoreException if the store is away; then nothing may have been
  ///   noted, and the next delivery finds out by itself
  public void lost(List<? extends Destination> destinations, String reason) {
    for (DestinationHealth health : deliveries.disable(destinations, reason)) {
      log.atWarn()
          .addKeyValue("integration", health.integration())
          .addKeyValue("reason", VisibleLine.of(reason))
          .log("destination disabled");
      listener.disabled(health);
    }
  }
}
