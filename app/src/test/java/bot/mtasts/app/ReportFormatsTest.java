package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.report.ReportMarkdown;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// JSON and Markdown, as tools and tickets take them.
class ReportFormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @Test
  void json_reads_as_reviewed() throws IOException {
    Golden.hold("all-good.json", ReportJson.pretty(SampleReports.allGood()) + "\n");
    Golden.hold("at-risk.json", ReportJson.pretty(SampleReports.atRisk()) + "\n");
    Golden.hold("absent.json", ReportJson.pretty(SampleReports.absent()) + "\n");
    Golden.hold("undetermined.json", ReportJson.pretty(SampleReports.undetermined()) + "\n");
  }

  @Test
  void markdown_reads_as_reviewed() throws IOException {
    Golden.hold("all-good.md", ReportMarkdown.of(SampleReports.allGood()));
    Golden.hold("at-risk.md", ReportMarkdown.of(SampleReports.atRisk()));
    Golden.hold("hostile.md", ReportMarkdown.of(SampleReports.hostile()));
  }

  @ParameterizedTest
  @MethodSource("bot.mtasts.app.SampleReports#all")
  void json_keeps_the_published_schema(CheckReport report) throws IOException {
    assertThat(faults(ReportJson.line(report))).isEmpty();
  }

  @Test
  void the_schema_refuses_what_is_no_report() throws IOException {
    String good = ReportJson.line(SampleReports.atRisk());
    assertThat(faults(good.replace("\"at_risk\"", "\"fine\"")))
        .as("an unknown verdict")
        .isNotEmpty();
    assertThat(faults(good.replace("\"name\":\"fetch\"", "\"name\":\"record\"")))
        .as("dimensions out of order")
        .isNotEmpty();
    assertThat(faults(good.replace("\"remedy\"", "\"cure\""))).as("a missing field").isNotEmpty();
    assertThat(faults(good.replaceFirst("\"schema\":1", "\"schema\":1,\"new\":[1]")))
        .as("new fields may come")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bot.mtasts.app.SampleReports#all")
  void json_is_one_line_that_can_be_looked_at(CheckReport report) throws IOException {
    String line = ReportJson.line(report);
    assertThat(line).doesNotContain("\n");
    assertThat(line.codePoints()).noneMatch(VisibleLine::isInvisible);
    assertThat(JSON.readTree(line)).isEqualTo(JSON.readTree(ReportJson.pretty(report)));
  }

  @Test
  void json_keeps_strangers_text_exactly() throws IOException {
    CheckReport hostile = SampleReports.hostile();
    JsonNode json = JSON.readTree(ReportJson.line(hostile));
    assertThat(json.at("/findings/0/evidence/text").textValue())
        .isEqualTo(hostile.findings().getFirst().evidence().get("text"));
  }

  @Test
  void points_are_whole_numbers_or_halves() throws IOException {
    JsonNode dimensions = JSON.readTree(ReportJson.line(SampleReports.atRisk())).get("dimensions");
    assertThat(dimensions.get(0).get("earned").toString()).isEqualTo("15");
    assertThat(dimensions.get(3).get("earned").toString()).isEqualTo("7.5");
  }

  private static List<Error> faults(String json) throws IOException {
    return SCHEMA.validate(JSON.readTree(json));
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDialect(Dialects.getDraft202012())
          .getSchema(Files.readString(Path.of("../docs/api/report.schema.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
