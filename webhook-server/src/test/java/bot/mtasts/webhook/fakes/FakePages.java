package bot.mtasts.webhook.fakes;

import bot.mtasts.core.store.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists page by page; a cursor is the id of the last item before.
final class FakePages {
  private FakePages() {}

  /// @param newestFirst all that match
  static <T> Page<T> page(
      List<T> newestFirst, Function<T, String> id, @Nullable String cursor, int limit) {
    int from = 0;
    if (cursor != null) {
      List<String> ids = newestFirst.stream().map(id).toList();
      if (!ids.contains(cursor)) {
        throw new IllegalArgumentException("no cursor of ours: " + cursor);
      }
      from = ids.indexOf(cursor) + 1;
    }
    List<T> items = newestFirst.stream().skip(from).limit(limit).toList();
    boolean more = from + items.size() < newestFirst.size();
    return new Page<>(items, more ? id.apply(items.getLast()) : null);
  }
}
