package bot.mtasts.webhook.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A JSON Schema in a few words, for the page.
final class SchemaWords {
  private static final String SCHEMAS = "#/components/schemas/";

  private SchemaWords() {}

  /// What kind of value it is, as HTML.
  static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      return reference(schema.get("$ref").textValue());
    }
    for (String several : List.of("oneOf", "anyOf")) {
      if (schema.has(several)) {
        return String.join(" or ", types(schema.get(several)));
      }
    }
    if (schema.has("const")) {
      return Markup.code(schema.get("const").asText());
    }
    if (schema.has("enum")) {
      return String.join(", ", texts(schema.get("enum")).stream().map(Markup::code).toList());
    }
    String type = String.join(" or ", texts(schema.path("type")));
    return type.equals("array") && schema.has("items")
        ? "list of " + type(schema.get("items"))
        : type;
  }

  private static List<String> types(JsonNode schemas) {
    return StreamSupport.stream(schemas.spliterator(), false).map(SchemaWords::type).toList();
  }

  private static String reference(String reference) {
    if (reference.startsWith(SCHEMAS)) {
      String name = reference.substring(SCHEMAS.length());
      return "<a href=\"#schema-%s\">%s</a>".formatted(Markup.escape(name), Markup.escape(name));
    }
    return "<a href=\"/api/report.schema.json\">"
        + (reference.contains("#") ? "finding of a report" : "report")
        + "</a>";
  }

  private static List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      return node.isMissingNode() ? List.of("any") : List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /// A table of an object's fields; empty for anything else.
  static String fields(JsonNode schema) {
    if (!schema.has("properties")) {
      return "";
    }
    Set<String> required = new LinkedHashSet<>(texts(schema.path("required")));
    StringBuilder table = new StringBuilder("<table>\n");
    schema
        .get("properties")
        .properties()
        .forEach(field ->
            table.append(
                Markup.row(
                    Markup.code(field.getKey())
                        + (required.contains(field.getKey()) ? " <b>always</b>" : ""),
                    type(field.getValue()),
                    Markup.line(field.getValue().path("description").asText("")))));
    return table.append("</table>\n").toString();
  }
}
