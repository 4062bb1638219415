package bot.mtasts.app.command.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.Golden;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import bot.mtasts.app.Wiring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where no server runs: the command opens the database itself.
class IntegrationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void from_the_first_key_to_the_last_word() throws IOException {
    StringBuilder transcript = new StringBuilder();
    for (String line :
        List.of(
            "list",
            "add my-script",
            "add desk --preset zammad --set url=https://desk.example.com --secret token=@token"
                + " --callback-host hooks.example.com",
            "add desk",
            "list",
            "show desk",
            "rotate desk --api-key",
            "rotate desk --signing-secret",
            "show desk",
            "test desk",
            "test my-script --callback http://hooks.example.com/",
            "enable desk",
            "remove my-script",
            "remove my-script",
            "show No-Name")) {
      Files.writeString(folder.resolve("token"), "hunter2\n");
      Ended ended = run(line);
      transcript
          .append("$ ./mtasts integrations ")
          .append(line)
          .append('\n')
          .append(masked(ended.out()))
          .append(masked(ended.err()))
          .append(ended.code() == 0 ? "" : "(" + ended.code() + ")\n")
          .append('\n');
    }
    assertThat(transcript).doesNotContain("hunter2");
    Golden.hold("integrations.txt", transcript.toString());
  }

  @Test
  void with_json_a_program_can_read_it() throws IOException {
    JsonNode made = JSON.readTree(run("add desk --json --admin").out());
    assertThat(made.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("name", "apiKey", "signingSecret");
    assertThat(made.path("apiKey").textValue()).matches("mts_[0-9a-z]{12}_[A-Za-z0-9_-]{43}");
    assertThat(made.path("signingSecret").textValue()).matches("whsec_[A-Za-z0-9+/]{43}=");
    JsonNode shown = JSON.readTree(run("show desk --json").out());
    assertThat(shown.at("/apiKeys/0/scopes")).hasSize(3);
    assertThat(shown.toString()).doesNotContain(made.path("signingSecret").textValue());
    assertThat(JSON.readTree(run("list --json").out())).isEqualTo(shown);
    assertThat(
            JSON.readTree(run("rotate desk --signing-secret --json").out()).path("name").asText())
        .isEqualTo("desk");
    assertThat(JSON.readTree(run("test desk --json").out()).path("outcome").textValue())
        .isEqualTo("not_sent");
  }

  @Test
  void a_secret_can_come_from_standard_input() throws IOException {
    Ended ended =
        prepared()
            .input("hunter2\n")
            .run(
                "integrations",
                "add",
                "desk",
                "--preset",
                "zammad",
                "--set",
                "url=https://desk.example.com",
                "--secret",
                "token=-",
                "--json");
    assertThat(ended.code()).isZero();
    assertThat(JSON.readTree(run("show desk --json").out()).path("credentials").get(0).asText())
        .isEqualTo("token");
  }

  @Test
  void what_the_server_would_refuse_is_refused_in_its_words() {
    assertThat(run("add No --preset zamad --scope nothing").err())
        .startsWith("mtasts: ")
        .doesNotContain("\tat ");
    assertThat(run("add No").code()).isEqualTo(64);
    assertThat(run("add desk --preset zamad").err())
        .startsWith("mtasts: There is no such preset; there are zendesk, ");
  }

  @Test
  void a_data_directory_that_cannot_be_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ended ended =
        Run.with(new Wiring())
            .environment("MTASTS_SERVER_DATA_DIR", file.resolve("data").toString())
            .run("integrations", "list");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.err()).startsWith("mtasts: server.data-dir: ").hasLineCount(1);
  }

  @Test
  void a_database_that_cannot_be_reached_is_told_with_69() {
    Ended ended =
        prepared()
            .environment("MTASTS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/mtasts")
            .environment("MTASTS_DATABASE_PASSWORD", "hunter2")
            .run("integrations", "list");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.err())
        .contains("jdbc:postgresql://127.0.0.1:1/mtasts cannot be reached")
        .doesNotContain("hunter2")
        .hasLineCount(1);
  }

  private Ended run(String line) {
    List<String> command = new ArrayList<>(List.of("integrations"));
    command.addAll(List.of(line.split(" ")));
    return prepared().run(command.toArray(String[]::new));
  }

  private Run prepared() {
    return Run.with(new Wiring())
        .in(folder)
        .environment("MTASTS_SERVER_DATA_DIR", folder.resolve("data").toString());
  }

  // Keys, secrets and times are others each time.
  private static String masked(String text) {
    return text.replaceAll("mts_[0-9a-z]{12}_[A-Za-z0-9_-]{43}", "mts_<API key>")
        .replaceAll("mts_[0-9a-z]{12}_…", "mts_<id>_…")
        .replaceAll("whsec_[A-Za-z0-9+/]{43}=", "whsec_<secret>")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
  }
}
