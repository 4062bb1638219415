package bot.mtasts.core.store;

import bot.mtasts.core.integration.Integration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Integrations; their secrets are sealed where they are kept.
public interface Integrations {
  /// Adds one. False when the name is taken.
  boolean add(Integration integration);

  Optional<Integration> find(String name);

  /// The integration that one of its API keys belongs to, expired keys included.
  ///
  /// @param keyId the key's id, which is not secret
  Optional<Integration> ofKey(String keyId);

  /// All of them, by name.
  List<Integration> all();

  /// Changes one, reading and writing in one transaction; its name stays.
  ///
  /// @return it as it is now; empty when there is none of this name
  Optional<Integration> change(String name, UnaryOperator<Integration> change);

  /// Removes one with its keys and secrets; what it asked for stays. False when there was none.
  boolean remove(String name);

  /// Notes that a key was used, to the minute.
  void used(String keyId, Instant at);
}
