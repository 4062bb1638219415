package bot.mtasts.webhook.template;

import bot.mtasts.core.probe.Deadline;
import java.time.Duration;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists that look at the clock whenever a loop takes their next element. Loops within loops over
/// the event are the one way left to go round for long, and a thread that computes cannot be
/// stopped from outside.
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private Patience() {}

  /// Thrown out of the loop that went on for too long.
  static final class OverException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// The same fields, whose lists can be walked for one second from now.
  static Map<String, Object> watching(Map<String, Object> fields) {
    return watched(fields, Deadline.in(LIMIT));
  }

  private static Map<String, Object> watched(Map<?, ?> map, Deadline deadline) {
    Map<String, Object> watched = new LinkedHashMap<>();
    map.forEach((name, value) -> watched.put(String.valueOf(name), watched(value, deadline)));
    return watched;
  }

  @SuppressWarnings("NullAway") // JSON has null values, and Pebble wants them in the map
  private static Object watched(@Nullable Object value, Deadline deadline) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> watched(map, deadline);
      case List<?> list ->
          new WatchedList(list.stream().map(one -> watched(one, deadline)).toList(), deadline);
      default -> value;
    };
  }

  private static final class WatchedList extends AbstractList<Object> {
    private final List<Object> list;
    private final Deadline deadline;

    WatchedList(List<Object> list, Deadline deadline) {
      this.list = list;
      this.deadline = deadline;
    }

    @Override
    public Object get(int index) {
      if (deadline.passed()) {
        throw new OverException();
      }
      return list.get(index);
    }

    @Override
    public int size() {
      return list.size();
    }
  }
}
