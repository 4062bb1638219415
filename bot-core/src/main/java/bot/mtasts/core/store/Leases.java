package bot.mtasts.core.store;

import java.time.Duration;

/// What one instance at a time may do: the connection of a shard, the exchange of a token.
public interface Leases {
  /// Takes a lease that is free or over, or prolongs one's own.
  ///
  /// @param name at most 100 characters
  /// @param holder of this instance: at most 100 characters
  /// @param length from now on, by one clock for all instances. Whoever holds it should reckon from
  ///   before the call, and stop when it is over without having been prolonged
  /// @return whether it is the holder's now
  /// @throws IllegalArgumentException if something does not fit
  boolean hold(String name, String holder, Duration length);

  /// Gives one's own lease back; another's stays.
  void release(String name, String holder);
}
