package bot.mtasts.webhook.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.webhook.callback.SampleEvent;
import bot.mtasts.webhook.template.EventTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/helpdesks.md` and the table equal.
class HelpdeskPageTest {
  private static final Path PAGE = Path.of("../docs/helpdesks.md");
  private static final String END = "<!-- /presets -->";

  @Test
  void the_table_of_presets_is_that_of_the_code() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("-->\n", page.indexOf("<!-- presets:")) + "-->\n".length();
    String whole = page.substring(0, start) + table() + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, whole);
    }
    assertThat(page).as("to rewrite it: -Dgolden.rewrite=true").isEqualTo(whole);
  }

  @Test
  void every_command_on_the_page_names_what_its_preset_takes() throws IOException {
    String page = Files.readString(PAGE).replace("\\\n", " ");
    List<String> commands =
        page.lines()
            .map(String::strip)
            .filter(it -> it.startsWith("./mtasts integrations add"))
            .toList();
    assertThat(commands).hasSizeGreaterThan(Presets.all().size() - 2);
    for (String command : commands) {
      String word = command.replaceAll(".*--preset (\\S+).*", "$1");
      Preset preset = Presets.find(word).orElseThrow();
      assertThat(given(command, "--set"))
          .as(command)
          .isSubsetOf(names(Presets.COMMON_SETTINGS, preset.settings()));
      assertThat(given(command, "--secret"))
          .as(command)
          .isSubsetOf(names(Presets.COMMON_CREDENTIALS, preset.credentials()))
          .containsAll(
              preset.credentials().stream()
                  .filter(need -> need.when() == Need.When.ALWAYS)
                  .map(Need::name)
                  .toList());
    }
  }

  @Test
  void every_preset_has_words_of_its_own() throws IOException {
    String page = Files.readString(PAGE);
    for (Preset preset : Presets.all()) {
      assertThat(page).contains("--preset " + preset.word()).contains(preset.title());
    }
  }

  @Test
  void the_template_on_the_page_works() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("{\"text\": \"{{");
    String template = page.substring(start, page.indexOf("\n", start));
    assertThat(new EventTemplate(template, "application/json").fault(SampleEvent.json(SetUp.NOW)))
        .isEmpty();
  }

  private static List<String> given(String command, String option) {
    return Stream.of(command.split(option + " "))
        .skip(1)
        .map(it -> it.substring(0, it.indexOf('=')))
        .toList();
  }

  private static List<String> names(List<Need> common, List<Need> own) {
    return Stream.concat(common.stream(), own.stream()).map(Need::name).toList();
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            """

            | preset | helpdesk | signs with | ticket id | settings | credentials | a note was taken when the answer is |
            |---|---|---|---|---|---|---|
            """);
    for (Preset preset : Presets.all()) {
      table
          .append("| `%s` | %s | ".formatted(preset.word(), preset.title()))
          .append(preset.scheme().header().map("`%s`"::formatted).orElse("nothing"))
          .append(" | ")
          .append(preset.tickets().words())
          .append(" | ")
          .append(needs(preset.settings()))
          .append(" | ")
          .append(needs(preset.credentials()))
          .append(" | ")
          .append(
              preset.notes().taken().statuses().stream()
                  .sorted()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")))
          .append(preset.notes().taken().words().startsWith("(") ? "" : " and ")
          .append(
              preset.notes().taken().words().startsWith("(") ? "" : preset.notes().taken().words())
          .append(" |\n");
    }
    table.append(
        "\nSettings and credentials that every preset takes:\n\n| name | what |\n|---|---|\n");
    Stream.concat(Presets.COMMON_SETTINGS.stream(), Presets.COMMON_CREDENTIALS.stream())
        .forEach(need -> table.append("| `%s` | %s |\n".formatted(need.name(), need.sentence())));
    table.append(
        "\nAnd each of its own:\n\n| preset | name | needed | what |\n|---|---|---|---|\n");
    for (Preset preset : Presets.all()) {
      Stream.concat(preset.settings().stream(), preset.credentials().stream())
          .forEach(need ->
              table.append(
                  "| `%s` | `%s` | %s | %s |\n"
                      .formatted(preset.word(), need.name(), needed(need), need.sentence())));
    }
    return table.append('\n').toString();
  }

  private static String needed(Need need) {
    return switch (need.when()) {
      case ALWAYS -> "always";
      case WITH -> "with `%s`".formatted(need.with());
      case OPTIONAL -> "no";
    };
  }

  private static String needs(List<Need> needs) {
    return needs.isEmpty()
        ? "none"
        : needs.stream()
            .map(need -> "`" + need.name() + "`" + (need.when() == Need.When.ALWAYS ? "" : "?"))
            .collect(Collectors.joining(", "));
  }
}
