package bot.mtasts.core.report;

import bot.mtasts.core.mtasts.HostName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words, names and evidence in the kept form.
final class ArchivedValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ArchivedValues() {}

  /// Each span is an object with one field, which tells its kind.
  static ArrayNode prose(Prose prose) {
    ArrayNode spans = JSON.arrayNode();
    for (Prose.Span span : prose.spans()) {
      switch (span) {
        case Prose.Text(var text) -> spans.addObject().put("text", text);
        case Prose.Code(var value) -> spans.addObject().put("code", value);
        case Prose.Block(var text) -> spans.addObject().put("block", text);
      }
    }
    return spans;
  }

  static Prose prose(JsonNode array) {
    if (!array.isArray()) {
      throw ArchivedFields.wrong("spans");
    }
    List<Prose.Span> spans = new ArrayList<>();
    for (JsonNode node : array) {
      ArchivedFields span = ArchivedFields.of(node);
      if (node.has("text")) {
        spans.add(new Prose.Text(span.text("text")));
      } else if (node.has("code")) {
        spans.add(new Prose.Code(span.text("code")));
      } else {
        spans.add(new Prose.Block(span.text("block")));
      }
    }
    return new Prose(spans);
  }

  static ArrayNode texts(Collection<String> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(array::add);
    return array;
  }

  /// A host name as text that [HostName] reads back as it was: it takes one final dot off.
  static String host(HostName host) {
    return host.text().endsWith(".") ? host.text() + "." : host.text();
  }

  static ArrayNode hosts(Collection<HostName> hosts) {
    return texts(hosts.stream().map(ArchivedValues::host).toList());
  }

  static HostName host(ArchivedFields json, String name) {
    return HostName.of(json.text(name));
  }

  static List<HostName> hosts(ArchivedFields json, String name) {
    return json.texts(name).stream().map(HostName::of).toList();
  }

  /// A value of the evidence. Objects carry tags, so that a map is never taken for one: `{"map":
  /// {…}}`, and `{"long": 5}`, since a reader of plain JSON would make an `Integer` of it.
  ///
  /// @throws IllegalArgumentException for a value that evidence must not hold
  static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.textNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.objectNode().put("long", number);
      case Double number -> JSON.numberNode(number);
      case Collection<?> values -> {
        ArrayNode array = JSON.arrayNode();
        values.forEach(element -> array.add(value(element)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode fields = JSON.objectNode();
        map.forEach((key, element) -> fields.set((String) key, value(element)));
        yield JSON.objectNode().set("map", fields);
      }
      default ->
          throw new IllegalArgumentException(
              value.getClass().getName() + " is no value for the evidence of a finding");
    };
  }

  static @Nullable Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> null;
      case STRING -> json.textValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json);
      case ARRAY -> {
        List<@Nullable Object> values = new ArrayList<>();
        json.forEach(element -> values.add(value(element)));
        yield values;
      }
      case OBJECT ->
          json.has("map") ? map(json.get("map")) : ArchivedFields.of(json).longInteger("long");
      case BINARY, MISSING, POJO -> throw ArchivedFields.wrong("evidence");
    };
  }

  /// The same, for a field that holds a map.
  static Map<String, Object> map(ArchivedFields json, String name) {
    JsonNode map = json.node(name).get("map");
    if (map == null) {
      throw ArchivedFields.wrong(name);
    }
    return map(map);
  }

  private static Object number(JsonNode json) {
    if (json.isInt()) {
      return json.intValue();
    }
    if (json.isDouble()) {
      return json.doubleValue();
    }
    throw ArchivedFields.wrong("evidence");
  }

  // Evidence holds no null where a type says so; what was written is what comes back.
  @SuppressWarnings("NullAway")
  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
    return map;
  }
}
