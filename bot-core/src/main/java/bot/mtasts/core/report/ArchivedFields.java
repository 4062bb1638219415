package bot.mtasts.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one object of a kept report. What is not there, or is something else than it
/// should be, ends the reading with the field's name.
record ArchivedFields(JsonNode object) {
  static ArchivedFields of(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("this is not a kept report: an object was expected");
    }
    return new ArchivedFields(node);
  }

  JsonNode node(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      throw wrong(name);
    }
    return node;
  }

  String text(String name) {
    JsonNode node = node(name);
    if (!node.isTextual()) {
      throw wrong(name);
    }
    return node.textValue();
  }

  @Nullable String textOrNull(String name) {
    return isNull(name) ? null : text(name);
  }

  int integer(String name) {
    JsonNode node = node(name);
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw wrong(name);
    }
    return node.intValue();
  }

  @Nullable Integer integerOrNull(String name) {
    return isNull(name) ? null : integer(name);
  }

  long longInteger(String name) {
    JsonNode node = node(name);
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw wrong(name);
    }
    return node.longValue();
  }

  @Nullable Long longOrNull(String name) {
    return isNull(name) ? null : longInteger(name);
  }

  @Nullable Double doubleOrNull(String name) {
    JsonNode node = node(name);
    if (!node.isNumber() && !node.isNull()) {
      throw wrong(name);
    }
    return node.isNull() ? null : node.doubleValue();
  }

  @Nullable Boolean flagOrNull(String name) {
    JsonNode node = node(name);
    if (!node.isBoolean() && !node.isNull()) {
      throw wrong(name);
    }
    return node.isNull() ? null : node.booleanValue();
  }

  Instant instant(String name) {
    return time(name, Instant::parse);
  }

  Duration duration(String name) {
    return time(name, Duration::parse);
  }

  private <T> T time(String name, Function<String, T> parse) {
    try {
      return parse.apply(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(wrong(name).getMessage(), e);
    }
  }

  /// The constant that the field's word names.
  <E extends Enum<E>> E word(String name, E[] constants, Function<E, String> word) {
    String text = text(name);
    return Arrays.stream(constants)
        .filter(constant -> word.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> wrong(name));
  }

  <E extends Enum<E>> @Nullable E wordOrNull(String name, E[] constants, Function<E, String> word) {
    return isNull(name) ? null : word(name, constants, word);
  }

  List<String> texts(String name) {
    return elements(
        name,
        node -> {
          if (!node.isTextual()) {
            throw wrong(name);
          }
          return node.textValue();
        });
  }

  <T> T section(String name, Function<ArchivedFields, T> read) {
    return read.apply(of(node(name)));
  }

  <T> @Nullable T sectionOrNull(String name, Function<ArchivedFields, T> read) {
    return isNull(name) ? null : section(name, read);
  }

  <T> List<T> list(String name, Function<ArchivedFields, T> read) {
    return elements(name, node -> read.apply(of(node)));
  }

  <T> @Nullable List<T> listOrNull(String name, Function<ArchivedFields, T> read) {
    return isNull(name) ? null : list(name, read);
  }

  <T> List<T> elements(String name, Function<JsonNode, T> read) {
    JsonNode node = node(name);
    if (!node.isArray()) {
      throw wrong(name);
    }
    List<T> values = new ArrayList<>();
    for (JsonNode element : node) {
      values.add(read.apply(element));
    }
    return values;
  }

  boolean isNull(String name) {
    return node(name).isNull();
  }

  static IllegalArgumentException wrong(String name) {
    return new IllegalArgumentException(
        "this is not a kept report: the field `%s` is missing, or is something else"
            .formatted(name));
  }
}
