package bot.mtasts.webhook.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A value of the evidence, cut to what a page can hold.
public sealed interface Shown {
  /// Longer lists, and maps of more fields, are cut.
  int MOST_ELEMENTS = 40;

  /// Deeper values are shown on one line.
  int DEEPEST = 6;

  /// Something on one line.
  record Line(String text) implements Shown {}

  /// Several, one below the other.
  ///
  /// @param more how many are not shown
  record Items(List<Shown> elements, int more) implements Shown {}

  /// Values with names.
  record Fields(List<Field> fields) implements Shown {}

  /// A value and its name.
  record Field(String name, Shown value) {}

  static Shown of(Object value) {
    return of(value, 0);
  }

  private static Shown of(Object value, int depth) {
    return switch (value) {
      case Map<?, ?> map when depth < DEEPEST ->
          new Fields(
              map.entrySet().stream()
                  .limit(MOST_ELEMENTS)
                  .map(entry ->
                      new Field(String.valueOf(entry.getKey()), of(entry.getValue(), depth + 1)))
                  .toList());
      case Collection<?> values when values.isEmpty() -> new Line("none");
      case Collection<?> values when depth < DEEPEST ->
          new Items(
              values.stream().limit(MOST_ELEMENTS).map(element -> of(element, depth + 1)).toList(),
              Math.max(0, values.size() - MOST_ELEMENTS));
      default -> new Line(value.toString());
    };
  }
}
