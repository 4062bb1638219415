package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Deliveries in maps.
public final class MemoryDeliveries implements Deliveries {
  final Map<String, Delivery> deliveries = new HashMap<>();
  final Map<String, DestinationHealth> health = new HashMap<>();
  final List<Attempt> attempts = new ArrayList<>();

  /// Everything there is to deliver, or was.
  public synchronized List<Delivery> all() {
    return List.copyOf(deliveries.values());
  }

  /// Puts one in.
  public synchronized void put(Delivery delivery) {
    deliveries.put(delivery.id(), delivery);
  }

  @Override
  public synchronized Optional<Delivery> find(String id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized List<Attempt> attempts(String id) {
    return List.copyOf(attempts);
  }

  @Override
  public synchronized Ruling record(
      Attempt attempt, Delivery before, Function<DestinationHealth, Ruling> ruling) {
    Ruling ruled = ruling.apply(health(before.destination().key(), before.integration()));
    attempts.add(attempt);
    deliveries.put(before.id(), before.tried(ruled.decision()));
    DestinationHealth after = ruled.health();
    if (after != null) {
      health.put(after.key(), after);
    }
    return ruled;
  }

  @Override
  public synchronized void bury(String id, String reason) {
    deliveries.computeIfPresent(
        id,
        (_, delivery) -> {
          Delivery dead = delivery.tried(new RetrySchedule.Decision.Dead(reason));
          return new Delivery(
              id,
              dead.messageId(),
              dead.integration(),
              dead.checkId(),
              dead.event(),
              dead.destination(),
              dead.payload(),
              dead.createdAt(),
              State.DEAD,
              delivery.attempts(),
              null,
              reason,
              dead.roundStart(),
              dead.asked());
        });
  }

  @Override
  public synchronized DestinationHealth health(
      String destinationKey, @Nullable String integration) {
    return health.getOrDefault(destinationKey, DestinationHealth.well(destinationKey, integration));
  }

  @Override
  public List<DestinationHealth> ailing(@Nullable String integration) {
    throw new AssertionError("nobody asks for them here");
  }

  @Override
  public synchronized List<DestinationHealth> disable(
      Collection<? extends Destination> destinations, String reason) {
    List<DestinationHealth> disabled = new ArrayList<>();
    for (Delivery delivery : deliveries.values()) {
      String key = delivery.destination().key();
      DestinationHealth before = health(key, delivery.integration());
      if (destinations.contains(delivery.destination()) && !before.disabled()) {
        DestinationHealth after =
            new DestinationHealth(
                key, before.integration(), delivery.createdAt(), delivery.createdAt(), reason);
        health.put(key, after);
        disabled.add(after);
      }
    }
    return disabled;
  }

  @Override
  public void enable(String destinationKey) {
    throw new AssertionError("nothing is enabled here");
  }

  @Override
  public Page<Delivery> list(Filter filter, @Nullable String cursor, int limit) {
    throw new AssertionError("nothing is listed here");
  }

  @Override
  public boolean redeliver(String id, Instant now) {
    throw new AssertionError("nothing is redelivered here");
  }

  @Override
  public int redeliverDead(@Nullable String integration, Instant since, Instant now) {
    throw new AssertionError("nothing is redelivered here");
  }
}
