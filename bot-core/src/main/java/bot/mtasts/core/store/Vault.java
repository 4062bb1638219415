package bot.mtasts.core.store;

import bot.mtasts.core.integration.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Secrets of our own, by kind and key: the tokens of a chat workspace, a state that an
/// installation must bring back. Sealed where they are kept.
///
/// A kind or key that could never be kept, as a stranger may send one, is simply not there.
public interface Vault {
  /// Keeps one, in the place of what was there.
  ///
  /// @param kind of one kind of user: at most 40 characters
  /// @param key at most 255 characters; not secret
  /// @param value at most 64 KiB
  /// @param until when it stops being there; null: when it is removed
  /// @throws IllegalArgumentException if something does not fit; the value is not quoted
  void keep(String kind, String key, Secret value, @Nullable Instant until);

  Optional<Secret> find(String kind, String key);

  /// Finds one and removes it: of all who come at once, one gets it.
  Optional<Secret> take(String kind, String key);

  /// All keys of a kind, sorted.
  List<String> keys(String kind);

  /// Removes one. False when there was none.
  boolean remove(String kind, String key);
}
