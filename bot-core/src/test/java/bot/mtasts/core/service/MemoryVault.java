package bot.mtasts.core.service;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.core.store.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A vault in a map. It can be out of order for a while.
public final class MemoryVault implements Vault {
  private record Kept(Secret value, @Nullable Instant until) {}

  private final InstantSource clock;
  private final TreeMap<String, Kept> kept = new TreeMap<>();
  private boolean readable = true;
  private boolean writable = true;

  /// An empty one.
  public MemoryVault(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether it can be asked.
  public synchronized void setReadable(boolean now) {
    readable = now;
  }

  /// Whether it takes anything.
  public synchronized void setWritable(boolean now) {
    writable = now;
  }

  @Override
  public synchronized void keep(String kind, String key, Secret value, @Nullable Instant until) {
    check(writable);
    kept.put(kind + "/" + key, new Kept(value, until));
  }

  @Override
  public synchronized Optional<Secret> find(String kind, String key) {
    check(readable);
    return Optional.ofNullable(kept.get(kind + "/" + key)).filter(this::lasts).map(Kept::value);
  }

  @Override
  public synchronized Optional<Secret> take(String kind, String key) {
    Optional<Secret> found = find(kind, key);
    kept.remove(kind + "/" + key);
    return found;
  }

  @Override
  public synchronized List<String> keys(String kind) {
    check(readable);
    return kept.keySet().stream()
        .filter(key -> key.startsWith(kind + "/") && lasts(kept.get(key)))
        .map(key -> key.substring(kind.length() + 1))
        .toList();
  }

  @Override
  public synchronized boolean remove(String kind, String key) {
    check(writable);
    return kept.remove(kind + "/" + key) != null;
  }

  private boolean lasts(@Nullable Kept one) {
    return one != null && (one.until() == null || clock.instant().isBefore(one.until()));
  }

  private static void check(boolean works) {
    if (!works) {
      throw new StoreException("the database is away", new IllegalStateException("for a test"));
    }
  }
}
