package bot.mtasts.webhook.fakes;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.store.Integrations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/// Integrations in a map.
public final class FakeIntegrations implements Integrations {
  private final Map<String, Integration> integrations = new ConcurrentSkipListMap<>();

  /// These, to begin with.
  public static FakeIntegrations of(Integration... given) {
    FakeIntegrations fake = new FakeIntegrations();
    for (Integration integration : given) {
      fake.add(integration);
    }
    return fake;
  }

  @Override
  public boolean add(Integration integration) {
    return integrations.putIfAbsent(integration.name(), integration) == null;
  }

  @Override
  public Optional<Integration> find(String name) {
    return Optional.ofNullable(integrations.get(name));
  }

  @Override
  public Optional<Integration> ofKey(String keyId) {
    return integrations.values().stream()
        .filter(each -> each.apiKeys().stream().anyMatch(key -> key.id().equals(keyId)))
        .findFirst();
  }

  @Override
  public List<Integration> all() {
    return List.copyOf(integrations.values());
  }

  @Override
  public Optional<Integration> change(String name, UnaryOperator<Integration> change) {
    return Optional.ofNullable(
        integrations.computeIfPresent(name, (_, integration) -> change.apply(integration)));
  }

  @Override
  public boolean remove(String name) {
    return integrations.remove(name) != null;
  }

  @Override
  public void used(String keyId, Instant at) {
    ofKey(keyId)
        .ifPresent(owner ->
            integrations.computeIfPresent(
                owner.name(),
                (_, it) ->
                    new Integration(
                        it.name(),
                        it.preset(),
                        it.apiKeys().stream()
                            .map(key -> key.id().equals(keyId) ? used(key, at) : key)
                            .toList(),
                        it.signingSecrets(),
                        it.callbackHosts(),
                        it.settings(),
                        it.credentials(),
                        it.createdAt())));
  }

  private static ApiKey used(ApiKey key, Instant at) {
    return new ApiKey(key.id(), key.sha256(), key.scopes(), key.createdAt(), key.expiresAt(), at);
  }
}
