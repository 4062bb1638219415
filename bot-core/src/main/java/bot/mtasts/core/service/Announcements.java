package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.store.Integrations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the end of a check into deliveries: one for each destination that was asked for, with its
/// payload written.
public final class Announcements {
  private final Integrations integrations;
  private final PayloadWriter writer;
  private final InstantSource clock;

  public Announcements(Integrations integrations, PayloadWriter writer, InstantSource clock) {
    this.integrations = integrations;
    this.writer = writer;
    this.clock = clock;
  }

  /// The deliveries that tell of a check that is done.
  List<Delivery> of(CheckStanding.Completed done) {
    return toAll(EventType.CHECK_COMPLETED, done);
  }

  /// The deliveries that tell of a check that was given up.
  List<Delivery> of(CheckStanding.Failed failed) {
    return toAll(EventType.CHECK_FAILED, failed);
  }

  private List<Delivery> toAll(EventType event, CheckStanding ended) {
    CheckRequest request = ended.request();
    if (request.destinations().isEmpty()) {
      return List.of();
    }
    String name = request.integration();
    // Null too when it was removed meanwhile: what it asked for stays.
    Integration integration = name == null ? null : integrations.find(name).orElse(null);
    Instant now = clock.instant();
    return request.destinations().stream()
        .map(destination -> delivery(event, ended, destination, integration, now))
        .toList();
  }

  private Delivery delivery(
      EventType event,
      CheckStanding ended,
      Destination destination,
      @Nullable Integration integration,
      Instant now) {
    CheckRequest request = ended.request();
    Payload payload = writer.write(integration, destination, event, ended, now);
    return Delivery.due(
        Ids.delivery(now),
        Ids.message(now),
        request.integration(),
        request.id(),
        event,
        destination,
        payload,
        now);
  }
}
