package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.MxValue;
import bot.mtasts.core.mtasts.PolicyPlace;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.WrittenField;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Places in a policy file as evidence: `line` and `column` from 1, the `length` of the part in
/// characters (left out where the whole line is meant, 0 where something is missing), and the line
/// as `shown`.
final class PlaceFacts {
  /// How many lines go into the evidence of one finding.
  static final int MOST_LINES = 20;

  private PlaceFacts() {}

  static Map<String, Object> of(PolicyPlace place) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (place.line() > 0) {
      facts.put("line", place.line());
      facts.put("column", Math.max(place.column(), 1));
      if (place.column() > 0) {
        facts.put("length", place.length());
      }
      facts.put("shown", place.shown());
    }
    return facts;
  }

  /// Where `mx` values stand that read as one of some patterns.
  static List<Map<String, Object>> ofPatterns(PolicyReading reading, Collection<String> patterns) {
    return of(
        reading,
        "mx",
        value ->
            MxValue.read(value) instanceof MxValue.Good(var pattern)
                && patterns.contains(pattern.toString()));
  }

  /// Where the values of a field stand.
  static List<Map<String, Object>> of(PolicyReading reading, String name, Predicate<String> value) {
    return reading.written().stream()
        .filter(field -> field.name().equals(name) && value.test(field.value()))
        .limit(MOST_LINES)
        .map(WrittenField::place)
        .map(PlaceFacts::of)
        .toList();
  }
}
