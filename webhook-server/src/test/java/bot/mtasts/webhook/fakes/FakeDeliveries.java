package bot.mtasts.webhook.fakes;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Deliveries in a map; nothing is sent.
public final class FakeDeliveries implements Deliveries {
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<String, List<Attempt>> attempts = new HashMap<>();
  private final Map<String, DestinationHealth> health = new LinkedHashMap<>();

  /// Puts one in.
  public synchronized void add(Delivery delivery) {
    deliveries.put(delivery.id(), delivery);
  }

  /// Says how a destination is.
  public synchronized void health(DestinationHealth now) {
    health.put(now.key(), now);
  }

  @Override
  public synchronized Optional<Delivery> find(String id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized List<Attempt> attempts(String id) {
    return List.copyOf(attempts.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized Ruling record(
      Attempt attempt, Delivery before, Function<DestinationHealth, Ruling> ruling) {
    Ruling ruled = ruling.apply(health(before.destination().key(), before.integration()));
    attempts.computeIfAbsent(before.id(), _ -> new ArrayList<>()).add(attempt);
    deliveries.put(before.id(), before.tried(ruled.decision()));
    DestinationHealth after = ruled.health();
    if (after != null) {
      health(after);
    }
    return ruled;
  }

  @Override
  public synchronized void bury(String id, String reason) {
    deliveries.computeIfPresent(id, (_, it) -> standing(it, Delivery.State.DEAD, null, reason));
  }

  @Override
  public synchronized DestinationHealth health(String key, @Nullable String integration) {
    return health.getOrDefault(key, DestinationHealth.well(key, integration));
  }

  @Override
  public synchronized List<DestinationHealth> ailing(@Nullable String integration) {
    return health.values().stream()
        .filter(each -> integration == null || integration.equals(each.integration()))
        .filter(each -> each.failingSince() != null || each.disabled())
        .toList();
  }

  @Override
  public List<DestinationHealth> disable(
      Collection<? extends Destination> destinations, String reason) {
    throw new AssertionError("no platform loses a channel here");
  }

  @Override
  public synchronized void enable(String key) {
    health.computeIfPresent(key, (_, it) -> DestinationHealth.well(key, it.integration()));
  }

  @Override
  public synchronized Page<Delivery> list(Filter filter, @Nullable String cursor, int limit) {
    List<Delivery> found =
        deliveries.values().stream()
            .filter(each ->
                filter.integration() == null || filter.integration().equals(each.integration()))
            .filter(each -> filter.state() == null || filter.state() == each.state())
            .filter(each -> filter.checkId() == null || filter.checkId().equals(each.checkId()))
            .toList()
            .reversed();
    return FakePages.page(found, Delivery::id, cursor, limit);
  }

  @Override
  public synchronized boolean redeliver(String id, Instant now) {
    return deliveries.computeIfPresent(
            id, (_, it) -> standing(it, Delivery.State.WAITING, now, null))
        != null;
  }

  @Override
  public synchronized int redeliverDead(@Nullable String integration, Instant since, Instant now) {
    List<String> dead =
        deliveries.values().stream()
            .filter(each -> each.state() == Delivery.State.DEAD)
            .filter(each -> integration == null || integration.equals(each.integration()))
            .filter(each -> !each.createdAt().isBefore(since))
            .map(Delivery::id)
            .toList();
    dead.forEach(id -> redeliver(id, now));
    return dead.size();
  }

  private static Delivery standing(
      Delivery it, Delivery.State state, @Nullable Instant nextAttemptAt, @Nullable String reason) {
    return new Delivery(
        it.id(),
        it.messageId(),
        it.integration(),
        it.checkId(),
        it.event(),
        it.destination(),
        it.payload(),
        it.createdAt(),
        state,
        it.attempts(),
        nextAttemptAt,
        reason,
        it.attempts(),
        state == Delivery.State.WAITING);
  }
}
