package bot.mtasts.discord.in;

import java.util.LinkedHashMap;
import java.util.Map;

/// Knows what was heard lately, for after a reconnection Discord may tell the same once more.
final class Familiar {
  private static final int MOST = 10_000;

  private final Map<Long, Boolean> ids = // guarded by this
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /// Whether it is heard for the first time.
  synchronized boolean isNew(long id) {
    return ids.putIfAbsent(id, true) == null;
  }
}
