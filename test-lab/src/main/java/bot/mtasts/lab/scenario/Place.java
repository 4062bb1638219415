package bot.mtasts.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a scenario file. It remembers which keys were read, so that a misspelt one is an
/// error and not a default.
final class Place {
  private static final Pattern DURATION = Pattern.compile("(\\d+) ?(ms|s|min|h|d)");

  private final String file;
  private final String path;
  private final JsonNode node;
  private final Map<String, String> variables;
  private final Set<String> read = new LinkedHashSet<>();

  Place(String file, String path, JsonNode node, Map<String, String> variables) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.variables = variables;
  }

  /// The same place, knowing what `$name` stands for in its texts.
  Place with(Map<String, String> variables) {
    return new Place(file, path, node, variables);
  }

  IllegalScenarioException trouble(String what) {
    return new IllegalScenarioException(file, path, what);
  }

  boolean isMap() {
    return node.isObject();
  }

  boolean isList() {
    return node.isArray();
  }

  boolean isText() {
    return node.isTextual();
  }

  /// Whether it is the bare word.
  boolean is(String word) {
    return node.isTextual() && node.textValue().equals(word);
  }

  /// The place under a key, null where the key is missing.
  @Nullable Place get(String key) {
    if (!node.isObject()) {
      throw trouble("expected a map with keys such as `" + key + "`");
    }
    read.add(key);
    JsonNode child = node.get(key);
    return child == null
        ? null
        : new Place(file, path.isEmpty() ? key : path + "." + key, child, variables);
  }

  Place need(String key) {
    var place = get(key);
    if (place == null) {
      throw trouble("`" + key + "` is missing");
    }
    return place;
  }

  /// Every key of a map whose keys are data.
  Map<String, Place> entries() {
    var entries = new LinkedHashMap<String, Place>();
    node.fieldNames().forEachRemaining(key -> entries.put(key, need(key)));
    if (!node.isObject()) {
      throw trouble("expected a map");
    }
    return entries;
  }

  /// The items of a list; a single value is a list of one.
  List<Place> items() {
    if (!node.isArray()) {
      return List.of(this);
    }
    var items = new ArrayList<Place>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(file, path + "[" + i + "]", node.get(i), variables));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw trouble("expected text (put numbers in quotes)");
    }
    String text = node.textValue();
    for (var variable : variables.entrySet()) {
      text = text.replace("$" + variable.getKey(), variable.getValue());
    }
    return text;
  }

  int number() {
    if (!node.isInt()) {
      throw trouble("expected a whole number");
    }
    return node.intValue();
  }

  boolean yes() {
    if (!node.isBoolean()) {
      throw trouble("expected true or false");
    }
    return node.booleanValue();
  }

  /// A time such as `200ms`, `4s`, `5min`, `2h` or `10d`.
  Duration duration() {
    Matcher matcher = DURATION.matcher(text());
    if (!matcher.matches()) {
      throw trouble("expected a time such as 200ms, 4s, 5min, 2h or 10d");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "min" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /// One of the words that mean something here.
  <T> T word(Map<String, T> words) {
    T meaning = words.get(text());
    if (meaning == null) {
      throw trouble("`" + text() + "` is none of " + String.join(", ", words.keySet()));
    }
    return meaning;
  }

  List<String> texts() {
    return items().stream().map(Place::text).toList();
  }

  <T> T orElse(String key, T otherwise, Function<Place, T> reader) {
    var place = get(key);
    return place == null ? otherwise : reader.apply(place);
  }

  <T> @Nullable T orNull(String key, Function<Place, @Nullable T> reader) {
    var place = get(key);
    return place == null ? null : reader.apply(place);
  }

  /// Fails if the map has a key that nobody read.
  void done() {
    node.fieldNames()
        .forEachRemaining(key -> {
          if (!read.contains(key)) {
            throw trouble("unknown key `" + key + "`; known here: " + String.join(", ", read));
          }
        });
  }
}
