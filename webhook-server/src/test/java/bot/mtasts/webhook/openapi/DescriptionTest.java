package bot.mtasts.webhook.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// The description of the API in itself, and the page made from it.
class DescriptionTest {
  private static final String BASE = "https://api.example/";

  private final JsonNode api = new ApiContract().api();

  @Test
  void what_is_served_is_what_the_docs_hold() throws Exception {
    assertThat(ApiDescription.openApi()).isEqualTo(file("openapi.yaml"));
    assertThat(ApiDescription.reportSchema()).isEqualTo(file("report.schema.json"));
  }

  private static ByteString file(String name) throws Exception {
    return ByteString.of(Files.readAllBytes(Path.of("../docs/api").resolve(name)));
  }

  @Test
  void every_reference_leads_somewhere() {
    for (String reference : references(api, new ArrayList<>())) {
      if (reference.startsWith("#")) {
        assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(reference).matches("\\./report\\.schema\\.json(#/\\$defs/finding)?");
      }
    }
  }

  private static List<String> references(JsonNode node, List<String> found) {
    if (node.has("$ref")) {
      found.add(node.get("$ref").textValue());
    }
    node.forEach(each -> references(each, found));
    return found;
  }

  @Test
  void every_example_keeps_its_schema() throws Exception {
    SchemaRegistry schemas =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder ->
                builder.schemas(
                    Map.of(
                        BASE + "openapi.json",
                        api.toString(),
                        BASE + "report.schema.json",
                        ApiDescription.reportSchema().utf8())));
    int examples = 0;
    for (var path : api.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var type : operation.getValue().path("requestBody").path("content").properties()) {
          String at =
              "/paths/"
                  + escape(path.getKey())
                  + "/"
                  + operation.getKey()
                  + "/requestBody/content/"
                  + escape(type.getKey())
                  + "/schema";
          for (JsonNode example : examples(type.getValue())) {
            examples++;
            assertThat(
                    schemas
                        .getSchema(SchemaLocation.of(BASE + "openapi.json#" + at))
                        .validate(example))
                .as(at)
                .isEmpty();
          }
        }
      }
    }
    assertThat(examples).isGreaterThan(3);
  }

  private static List<JsonNode> examples(JsonNode type) {
    List<JsonNode> examples = new ArrayList<>();
    if (type.has("example")) {
      examples.add(type.get("example"));
    }
    type.path("examples").forEach(each -> examples.add(each.get("value")));
    return examples;
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  @Test
  void the_page_leads_to_every_operation_schema_and_problem() {
    String html = ApiPage.html();
    api.path("paths")
        .forEach(path ->
            path.forEach(operation ->
                assertThat(html)
                    .contains("<section id=\"" + operation.path("operationId").asText() + "\"")));
    api.path("components")
        .path("schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(html).contains("<section id=\"schema-" + name + "\""));
    api.path("x-problems")
        .forEach(problem ->
            assertThat(html).contains("<tr id=\"problem-" + problem.path("word").asText() + "\""));
  }

  @Test
  void the_page_loads_nothing_from_elsewhere_and_runs_nothing() {
    assertThat(ApiPage.html()).doesNotContain("<script", "style=\"", "src=", "onclick", "@import");
    assertThat(ApiPage.css().utf8()).doesNotContain("url(", "@import");
  }

  @Test
  void every_link_within_the_page_leads_somewhere() {
    String html = ApiPage.html();
    Pattern.compile("href=\"#([^\"]+)\"")
        .matcher(html)
        .results()
        .forEach(link -> assertThat(html).contains("id=\"" + link.group(1) + "\""));
  }
}
