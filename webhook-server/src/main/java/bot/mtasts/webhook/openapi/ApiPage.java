package bot.mtasts.webhook.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okio.ByteString;

/// The description of the API as one page for people: made from `openapi.yaml` when the server
/// starts, without a script, so that it reads in any browser and under the strictest policy.
public final class ApiPage {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final JsonNode api;
  private final StringBuilder html = new StringBuilder();

  private ApiPage(JsonNode api) {
    this.api = api;
  }

  /// The page.
  public static String html() {
    try {
      JsonNode api = new YAMLMapper().readTree(ApiDescription.openApi().string(UTF_8));
      return new ApiPage(api).write();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is YAML", e);
    }
  }

  /// Its looks.
  public static ByteString css() {
    return ApiDescription.css();
  }

  private record Operation(String method, String path, JsonNode node) {
    String anchor() {
      return node.path("operationId").asText();
    }
  }

  private String write() {
    String title = Markup.escape(api.path("info").path("title").asText());
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>")
        .append(title)
        .append("</title>\n")
        .append("<link rel=\"stylesheet\" href=\"/api/docs.css\">\n</head>\n<body>\n");
    contents();
    html.append("<main>\n<h1>")
        .append(title)
        .append("</h1>\n")
        .append(Markup.blocks(api.path("info").path("description").asText()))
        .append("<p>For machines: <a href=\"/api/openapi.yaml\">openapi.yaml</a>.</p>\n");
    for (JsonNode tag : api.path("tags")) {
      tag(tag);
    }
    webhooks();
    schemas();
    problems();
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void contents() {
    html.append("<nav>\n");
    for (JsonNode tag : api.path("tags")) {
      html.append("<h2>").append(Markup.line(tag.path("name").asText())).append("</h2>\n<ul>\n");
      for (Operation operation : operations(tag.path("name").asText())) {
        html.append(
            "<li><a href=\"#%s\">%s</a></li>\n"
                .formatted(
                    operation.anchor(), Markup.line(operation.node().path("summary").asText())));
      }
      html.append("</ul>\n");
    }
    html.append("<ul><li><a href=\"#events\">What we send</a></li>")
        .append("<li><a href=\"#schemas\">Schemas</a></li>")
        .append("<li><a href=\"#problems\">Problems</a></li></ul>\n</nav>\n");
  }

  private List<Operation> operations(String tag) {
    List<Operation> operations = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(path -> {
          for (String method : METHODS) {
            JsonNode node = path.getValue().path(method);
            if (node.path("tags").path(0).asText().equals(tag)) {
              operations.add(new Operation(method, path.getKey(), node));
            }
          }
        });
    return operations;
  }

  private void tag(JsonNode tag) {
    String name = tag.path("name").asText();
    html.append("<h2>")
        .append(Markup.line(name))
        .append("</h2>\n")
        .append(Markup.blocks(tag.path("description").asText()));
    operations(name).forEach(this::operation);
  }

  private void operation(Operation operation) {
    JsonNode node = operation.node();
    html.append("<section id=\"")
        .append(operation.anchor())
        .append("\">\n<h3>")
        .append(Markup.line(node.path("summary").asText()))
        .append("</h3>\n<p class=\"call\"><b>")
        .append(operation.method().toUpperCase(Locale.ROOT))
        .append("</b> ")
        .append(Markup.code(operation.path()))
        .append("</p>\n")
        .append(Markup.blocks(node.path("description").asText()));
    parameters(node);
    content("Body", node.path("requestBody").path("content"));
    html.append("<h4>Answers</h4>\n<table>\n");
    node.path("responses")
        .properties()
        .forEach(response -> answer(response.getKey(), resolved(response.getValue())));
    html.append("</table>\n");
    node.path("responses")
        .properties()
        .forEach(response -> examples(resolved(response.getValue()).path("content")));
    html.append("</section>\n");
  }

  private void parameters(JsonNode operation) {
    if (operation.path("parameters").isEmpty()) {
      return;
    }
    html.append("<h4>Parameters</h4>\n<table>\n");
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = resolved(each);
      html.append(
          Markup.row(
              Markup.code(parameter.path("name").asText()),
              Markup.escape(parameter.path("in").asText()),
              SchemaWords.type(parameter.path("schema")),
              Markup.line(parameter.path("description").asText())));
    }
    html.append("</table>\n");
  }

  private void content(String heading, JsonNode content) {
    if (content.isMissingNode()) {
      return;
    }
    html.append("<h4>").append(heading).append("</h4>\n");
    content
        .properties()
        .forEach(type ->
            html.append("<p>")
                .append(Markup.code(type.getKey()))
                .append(": ")
                .append(SchemaWords.type(type.getValue().path("schema")))
                .append("</p>\n"));
    examples(content);
  }

  private void answer(String status, JsonNode response) {
    List<String> types = new ArrayList<>();
    response
        .path("content")
        .properties()
        .forEach(type ->
            types.add(
                Markup.code(type.getKey())
                    + " "
                    + SchemaWords.type(type.getValue().path("schema"))));
    html.append(
        Markup.row(
            "<b>" + Markup.escape(status) + "</b>",
            Markup.line(response.path("description").asText()),
            String.join("<br>", types)));
  }

  private void examples(JsonNode content) {
    content.forEach(type -> {
      JsonNode example = type.path("example");
      if (!example.isMissingNode()) {
        html.append(Markup.pre(shown(example)));
      }
      type.path("examples")
          .properties()
          .forEach(named ->
              html.append("<p>")
                  .append(Markup.line(named.getValue().path("summary").asText()))
                  .append("</p>\n")
                  .append(Markup.pre(shown(named.getValue().path("value")))));
    });
  }

  private static String shown(JsonNode example) {
    return example.isTextual() ? example.textValue() : example.toPrettyString();
  }

  private void webhooks() {
    html.append("<h2 id=\"events\">What we send</h2>\n");
    api.path("webhooks")
        .properties()
        .forEach(event -> {
          JsonNode node = event.getValue().path("post");
          html.append("<section>\n<h3>")
              .append(Markup.line(node.path("summary").asText()))
              .append("</h3>\n")
              .append(Markup.blocks(node.path("description").asText()));
          parameters(node);
          content("Body", node.path("requestBody").path("content"));
          html.append("</section>\n");
        });
  }

  private void schemas() {
    html.append("<h2 id=\"schemas\">Schemas</h2>\n");
    api.path("components")
        .path("schemas")
        .properties()
        .forEach(schema ->
            html.append("<section id=\"schema-")
                .append(Markup.escape(schema.getKey()))
                .append("\">\n<h3>")
                .append(Markup.escape(schema.getKey()))
                .append("</h3>\n")
                .append(Markup.blocks(schema.getValue().path("description").asText()))
                .append(SchemaWords.fields(schema.getValue()))
                .append("</section>\n"));
  }

  private void problems() {
    html.append("<h2 id=\"problems\">Problems</h2>\n")
        .append("<p>Each error is told as <code>application/problem+json</code> (RFC 9457). Its ")
        .append("<code>type</code> leads here.</p>\n<table>\n");
    for (JsonNode problem : api.path("x-problems")) {
      String word = problem.path("word").asText();
      html.append("<tr id=\"problem-")
          .append(Markup.escape(word))
          .append("\"><td>")
          .append(Markup.code(word))
          .append("</td><td>")
          .append(problem.path("status").asInt())
          .append("</td><td><b>")
          .append(Markup.line(problem.path("title").asText()))
          .append(".</b> ")
          .append(Markup.line(problem.path("meaning").asText()))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").textValue().substring(1)) : node;
  }
}
