package bot.mtasts.core.service;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.store.Integrations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A store without integrations.
public final class NoIntegrations implements Integrations {
  @Override
  public boolean add(Integration integration) {
    throw new AssertionError("nothing is added here");
  }

  @Override
  public Optional<Integration> find(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Integration> ofKey(String keyId) {
    return Optional.empty();
  }

  @Override
  public List<Integration> all() {
    return List.of();
  }

  @Override
  public Optional<Integration> change(String name, UnaryOperator<Integration> change) {
    return Optional.empty();
  }

  @Override
  public boolean remove(String name) {
    return false;
  }

  @Override
  public void used(String keyId, Instant at) {
    throw new AssertionError("there are no keys here");
  }
}
