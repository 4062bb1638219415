package bot.mtasts.core.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some of a long list, the newest first.
///
/// @param next the cursor of what follows; null at the end. Opaque, and safe in a URL
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  public <U> Page<U> map(Function<T, U> function) {
    return new Page<>(items.stream().map(function).toList(), next);
  }
}
