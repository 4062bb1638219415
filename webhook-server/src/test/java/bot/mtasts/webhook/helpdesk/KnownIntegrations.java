package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.store.Integrations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Integrations in memory.
public final class KnownIntegrations implements Integrations {
  private final Map<String, Integration> byName = new ConcurrentHashMap<>();
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /// These, to begin with.
  public static KnownIntegrations of(Integration... integrations) {
    KnownIntegrations known = new KnownIntegrations();
    for (Integration integration : integrations) {
      known.add(integration);
    }
    return known;
  }

  /// When each key was used last.
  public Map<String, Instant> used() {
    return Map.copyOf(used);
  }

  @Override
  public boolean add(Integration integration) {
    return byName.putIfAbsent(integration.name(), integration) == null;
  }

  @Override
  public Optional<Integration> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public Optional<Integration> ofKey(String keyId) {
    return byName.values().stream()
        .filter(one -> one.apiKeys().stream().anyMatch(key -> key.id().equals(keyId)))
        .findFirst();
  }

  @Override
  public List<Integration> all() {
    return byName.values().stream().sorted(Comparator.comparing(Integration::name)).toList();
  }

  @Override
  public Optional<Integration> change(String name, UnaryOperator<Integration> change) {
    return Optional.ofNullable(byName.computeIfPresent(name, (_, old) -> change.apply(old)));
  }

  @Override
  public boolean remove(String name) {
    return byName.remove(name) != null;
  }

  @Override
  public void used(String keyId, Instant at) {
    used.put(keyId, at);
  }
}
