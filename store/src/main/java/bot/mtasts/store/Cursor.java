package bot.mtasts.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bot.mtasts.core.store.Page;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the id of its last item. Ids sort by time, so that what comes in later moves
/// nothing.
final class Cursor {
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9A-Za-z_-]{1,36}");
  private static final int LARGEST_PAGE = 100;

  private Cursor() {}

  /// The id behind a cursor.
  ///
  /// @throws IllegalArgumentException if it is none of ours
  static @Nullable String read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String id = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
      if (ID.matcher(id).matches()) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: said below, in the same words as every other nonsense.
    }
    throw new IllegalArgumentException("This cursor is none that was given out here");
  }

  /// @throws IllegalArgumentException if no page is so large
  static int limit(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException("A page holds 1 to 100 items, not " + limit);
    }
    return limit;
  }

  /// A page of what was read.
  ///
  /// @param read up to one more than the limit: it tells whether something follows
  static <T> Page<T> page(List<T> read, int limit, Function<T, String> id) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    String last = id.apply(read.get(limit - 1));
    return new Page<>(
        read.subList(0, limit),
        Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(US_ASCII)));
  }
}
