package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.Run.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program as it is put together, on a lab of its own: no set-up, real sockets.
class LabCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void the_readme_s_first_command_shows_a_protected_domain() {
    Ended ended = Run.with(new Wiring()).run("check", "--lab", "all-good.test");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .startsWith("✔ PROTECTED all-good.test\n")
        .contains("100/100  grade A")
        .contains("✔ starttls     2 of 2 MX hosts offer it with a valid certificate");
  }

  @Test
  void the_readme_shows_what_the_program_says() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String command = "$ ./mtasts check --lab all-good.test\n";
    int begin = readme.indexOf(command) + command.length();
    String shown = readme.substring(begin, readme.indexOf("…\n", begin));
    Ended ended = Run.with(new Wiring()).run("check", "--lab", "all-good.test");
    assertThat(undated(ended.out())).startsWith(undated(shown));
  }

  private static String undated(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE")
        .replaceAll("\\d+ days, until", "DAYS, until");
  }

  @Test
  void faulty_domains_keep_the_order_asked_and_the_schema() throws IOException {
    List<String> domains =
        List.of(
            "cert-expired.test",
            "all-good.test",
            "history-removed.test",
            "mx-null.test",
            "body-gzip.test",
            "addresses-differ.test");
    List<String> command = new ArrayList<>(List.of("check", "--lab", "--json"));
    command.addAll(domains);
    Ended ended = Run.with(new Wiring()).run(command.toArray(String[]::new));
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(ExitCode.CRITICAL);
    Schema schema =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Files.readString(Path.of("../docs/api/report.schema.json")));
    List<JsonNode> reports = new ArrayList<>();
    for (String line : ended.out().lines().toList()) {
      reports.add(JSON.readTree(line));
    }
    assertThat(reports).extracting(report -> report.get("domain").textValue()).isEqualTo(domains);
    assertThat(reports).allSatisfy(report -> assertThat(schema.validate(report)).isEmpty());
    assertThat(reports.get(2).findValuesAsText("code"))
        .as("the story of earlier checks comes with the lab")
        .contains("removed_while_cached");
  }

  @Test
  void who_does_not_live_there_is_told_apart() {
    Ended ended = Run.with(new Wiring()).run("check", "--lab", "--json", "nobody.test");
    assertThat(ended.err())
        .isEqualTo(
            "mtasts: nobody lives at nobody.test in the lab; its domains are listed by"
                + " `./mtasts lab --list`\n");
  }

  @Test
  void another_terminal_can_look_at_the_town_with_its_configuration() throws Exception {
    try (LabTown town = LabTown.of(List.of("all-good.test"))) {
      Files.writeString(folder.resolve("mtasts.yaml"), town.configuration());
      Ended ended = Run.with(new Wiring()).in(folder).run("check", "all-good.test");
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out()).startsWith("✔ PROTECTED all-good.test\n");
      Ended generated =
          Run.with(new Wiring()).in(folder).run("generate", "--only", "policy", "all-good.test");
      assertThat(generated.out())
          .isEqualTo(
              """
              version: STSv1
              mode: testing
              mx: mx1.all-good.test
              mx: mx2.all-good.test
              max_age: 604800
              """);
    }
  }

  @Test
  void a_file_that_holds_no_certificate_is_told() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "no certificate");
    Ended ended =
        Run.with(new Wiring())
            .in(folder)
            .environment("MTASTS_NETWORK_TRUST_CA", "ca.pem")
            .run("check", "example.com");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.err()).startsWith("mtasts: ").contains("ca.pem").doesNotContain("\tat ");
  }
}
