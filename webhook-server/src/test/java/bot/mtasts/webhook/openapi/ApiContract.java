package bot.mtasts.webhook.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/// `docs/api/openapi.yaml`, held against what really went over the wire: an undocumented status, a
/// header or a body that breaks its schema, a request that was taken though the description refuses
/// it.
public final class ApiContract {
  private static final String BASE = "https://api.example/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What every path may answer, and what no path describes.
  private static final List<Integer> ANYWHERE = List.of(400, 405, 414, 431);

  private final JsonNode api;
  private final SchemaRegistry schemas;

  public ApiContract() {
    try {
      api = new YAMLMapper().readTree(ApiDescription.openApi().string(UTF_8));
      String description = JSON.writeValueAsString(api);
      String report = ApiDescription.reportSchema().utf8();
      schemas =
          SchemaRegistry.withDialect(
              Dialects.getDraft202012(),
              builder ->
                  builder.schemas(
                      Map.of(
                          BASE + "openapi.json",
                          description,
                          BASE + "report.schema.json",
                          report)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The whole description.
  public JsonNode api() {
    return api;
  }

  /// Where one operation is described.
  ///
  /// @param pointer into the description
  private record Described(String pointer, JsonNode node) {}

  /// Everything in which an exchange breaks the description; empty when all is well.
  public List<String> faults(Exchanged exchanged) {
    List<String> faults = new ArrayList<>();
    Optional<String> template = template(exchanged.path());
    Optional<Described> operation = template.flatMap(path -> operation(path, exchanged.method()));
    if (operation.isPresent()) {
      response(operation.get(), exchanged, faults);
      if (exchanged.status() < 300) {
        request(operation.get(), template.get(), exchanged, faults);
      }
    } else {
      nowhere(template, exchanged, faults);
    }
    return faults;
  }

  private Optional<String> template(String path) {
    List<String> matching = new ArrayList<>();
    api.path("paths")
        .fieldNames()
        .forEachRemaining(template -> {
          String pattern =
              Pattern.compile("\\{[^}]+\\}")
                  .splitAsStream(template)
                  .map(Pattern::quote)
                  .reduce((a, b) -> a + "[^/]+" + b)
                  .orElseThrow();
          if (template.endsWith("}")) {
            pattern += "[^/]+";
          }
          if (path.matches(pattern)) {
            matching.add(template);
          }
        });
    // OpenAPI: what stands literally is matched before a template.
    return matching.stream().min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")));
  }

  private Optional<Described> operation(String template, String method) {
    String key = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    JsonNode node = api.path("paths").path(template).path(key);
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Described("/paths/" + escape(template) + "/" + key, node));
  }

  private void nowhere(Optional<String> template, Exchanged exchanged, List<String> faults) {
    int status = exchanged.status();
    boolean expected =
        template.isPresent()
            ? ANYWHERE.contains(status)
            : status == 404 || ANYWHERE.contains(status);
    boolean fine = expected || (exchanged.method().equals("OPTIONS") && status == 204);
    if (!fine) {
      faults.add("no operation is described for " + exchanged);
    } else if (exchanged.status() >= 400) {
      problem(exchanged, faults);
    }
  }

  private void response(Described operation, Exchanged exchanged, List<String> faults) {
    String pointer = operation.pointer() + "/responses/" + exchanged.status();
    JsonNode response = api.at(pointer);
    if (response.isMissingNode() && ANYWHERE.contains(exchanged.status())) {
      problem(exchanged, faults);
      return;
    }
    if (response.isMissingNode()) {
      faults.add("status " + exchanged.status() + " is not described: " + exchanged);
      return;
    }
    if (response.has("$ref")) {
      pointer = response.get("$ref").textValue().substring(1);
      response = api.at(pointer);
    }
    headers(pointer, response, exchanged, faults);
    body(
        "answer",
        pointer,
        response,
        exchanged.gotHeader("content-type"),
        exchanged.answer(),
        exchanged.method().equals("HEAD"),
        faults);
  }

  private void headers(
      String pointer, JsonNode response, Exchanged exchanged, List<String> faults) {
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      String at = pointer + "/headers/" + header.getKey();
      JsonNode node = header.getValue();
      if (node.has("$ref")) {
        at = node.get("$ref").textValue().substring(1);
        node = api.at(at);
      }
      Optional<String> value = exchanged.gotHeader(header.getKey().toLowerCase(Locale.ROOT));
      if (value.isEmpty() && node.path("required").booleanValue()) {
        faults.add("header " + header.getKey() + " is missing: " + exchanged);
      }
      if (value.isPresent()) {
        against(
            at + "/schema", JSON.getNodeFactory().textNode(value.get()), header.getKey(), faults);
      }
    }
    for (String telling : List.of("location", "retry-after", "www-authenticate", "etag")) {
      boolean described = false;
      for (var name = response.path("headers").fieldNames(); name.hasNext(); ) {
        described |= name.next().equalsIgnoreCase(telling);
      }
      if (exchanged.gotHeader(telling).isPresent() && !described) {
        faults.add("header " + telling + " is not described: " + exchanged);
      }
    }
  }

  private void problem(Exchanged exchanged, List<String> faults) {
    if (exchanged.method().equals("HEAD")) {
      return;
    }
    Optional<String> type = exchanged.gotHeader("content-type").map(Exchanged::mediaType);
    if (!type.equals(Optional.of("application/problem+json"))) {
      faults.add("no problem, but " + type + ": " + exchanged);
      return;
    }
    json("/components/schemas/Problem", "problem", exchanged.answer(), faults);
  }

  private void request(
      Described operation, String template, Exchanged exchanged, List<String> faults) {
    query(operation, template, exchanged, faults);
    String pointer = operation.pointer() + "/requestBody";
    JsonNode body = api.at(pointer);
    if (!body.isMissingNode()) {
      body(
          "request",
          pointer,
          body,
          exchanged.sentHeader("content-type"),
          exchanged.request(),
          false,
          faults);
    } else if (exchanged.request().size() > 0) {
      faults.add("a body was taken where none is described: " + exchanged);
    }
  }

  private void query(
      Described operation, String template, Exchanged exchanged, List<String> faults) {
    int question = exchanged.target().indexOf('?');
    if (question < 0) {
      return;
    }
    for (String pair : exchanged.target().substring(question + 1).split("&")) {
      String name = pair.replaceFirst("=.*", "");
      String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8);
      boolean described = false;
      for (int i = 0; i < operation.node().path("parameters").size(); i++) {
        String at = operation.pointer() + "/parameters/" + i;
        if (api.at(at).has("$ref")) {
          at = api.at(at).get("$ref").textValue().substring(1);
        }
        if (api.at(at).path("name").asText().equals(name)) {
          described = true;
          JsonNode node =
              api.at(at).path("schema").path("type").asText().equals("integer")
                  ? JSON.getNodeFactory().numberNode(Integer.parseInt(value))
                  : JSON.getNodeFactory().textNode(value);
          against(at + "/schema", node, name, faults);
        }
      }
      if (!described) {
        faults.add("parameter " + name + " is not described for " + template);
      }
    }
  }

  private void body(
      String what,
      String pointer,
      JsonNode described,
      Optional<String> contentType,
      ByteString body,
      boolean withoutBody,
      List<String> faults) {
    JsonNode content = described.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      if (body.size() > 0) {
        faults.add("a body in the " + what + " where none is described: " + body.utf8());
      }
      return;
    }
    String type = contentType.map(Exchanged::mediaType).orElse("");
    String key = content.has(type) ? type : "*/*";
    if (!content.has(key)) {
      faults.add("the " + what + " has the type “" + type + "”, which is not described");
      return;
    }
    if (type.endsWith("json") && !withoutBody) {
      json(pointer + "/content/" + escape(key) + "/schema", what, body, faults);
    }
  }

  private void json(String pointer, String what, ByteString body, List<String> faults) {
    try {
      against(pointer, JSON.readTree(body.toByteArray()), what, faults);
    } catch (IOException e) {
      faults.add("the " + what + " is no JSON: " + body.utf8());
    }
  }

  private void against(String pointer, JsonNode value, String what, List<String> faults) {
    List<Error> errors =
        schemas.getSchema(SchemaLocation.of(BASE + "openapi.json#" + pointer)).validate(value);
    errors.forEach(error -> faults.add(what + " " + pointer + ": " + error + " in " + value));
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
