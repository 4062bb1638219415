package bot.mtasts.core.store;

import java.time.Duration;

/// Tells what comes for the first time from what comes again, over all instances.
public interface Once {
  /// Notes that something came.
  ///
  /// @param kind at most 40 characters
  /// @param key at most 255 characters
  /// @param kept how long a repetition is known as one, by one clock for all instances
  /// @return true for exactly one of all who ask for the same in that time
  /// @throws IllegalArgumentException if something does not fit
  boolean first(String kind, String key, Duration kept);
}
