package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.Golden;
import bot.mtasts.app.Run;
import bot.mtasts.app.Run.Ended;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How misuse is answered: a sentence, and 64.
class CommandLineTest {
  /// @param says the sentence on standard error
  record Misuse(String why, String says, List<String> arguments) {
    static Misuse of(String why, String says, String... arguments) {
      return new Misuse(why, says, List.of(arguments));
    }

    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Misuse> misuses() {
    return Stream.of(
        Misuse.of(
            "a misspelt command", "there is no command `chekc`; did you mean `check`?", "chekc"),
        Misuse.of("an unknown command", "there is no command `frobnicate`", "frobnicate"),
        Misuse.of(
            "a domain without a command",
            "there is no command `example.com`; did you mean `./mtasts check example.com`?",
            "example.com"),
        Misuse.of(
            "a misspelt option",
            "there is no option `--jsn`; did you mean `--json`?",
            "check",
            "--jsn",
            "a.test"),
        Misuse.of(
            "an option with a value",
            "there is no option `--colour=always`; did you mean `--color`?",
            "check",
            "--colour=always",
            "a.test"),
        Misuse.of("an unknown option of none", "there is no option `-q`", "-q"),
        Misuse.of("no domain", "name at least one domain: ./mtasts check example.com", "check"),
        Misuse.of(
            "a file that is not there",
            "there is no file nowhere.txt",
            "check",
            "--file",
            "nowhere.txt"),
        Misuse.of(
            "an option without its value",
            "Missing required parameter for option '--file' (FILE)",
            "check",
            "--file"),
        Misuse.of(
            "two formats",
            "Error: --json, --markdown are mutually exclusive (specify only one)",
            "check",
            "--json",
            "--markdown",
            "a.test"),
        Misuse.of(
            "a time that is none",
            "Invalid value for option '--timeout': `5` is not a duration such as `500ms`, `30s` or `2m`, above zero",
            "check",
            "--timeout",
            "5",
            "a.test"),
        Misuse.of(
            "a code that is none",
            "there is no code `mx_partial_matc`; did you mean `mx_partial_match`?",
            "explain",
            "mx_partial_matc"),
        Misuse.of(
            "one argument too many",
            "`mx_null` is one argument too many",
            "explain",
            "mx_private",
            "mx_null"),
        Misuse.of(
            "a mode that is none",
            "Invalid value for option '--mode': expected testing, enforce or none",
            "generate",
            "--mode",
            "enforced",
            "a.test"),
        Misuse.of(
            "a configuration that is not there",
            "other.yaml: there is no such file",
            "check",
            "--config",
            "other.yaml",
            "a.test"),
        Misuse.of(
            "a text that is not there", "there is no file nowhere.txt", "validate", "nowhere.txt"),
        Misuse.of(
            "a preset that is none",
            "there is no preset `zamad`; did you mean `zammad`?",
            "integrations",
            "presets",
            "zamad"),
        Misuse.of(
            "a setting without a value",
            "--set takes KEY=VALUE",
            "integrations",
            "add",
            "desk",
            "--set",
            "url"),
        Misuse.of(
            "a secret without a key, which is not repeated",
            "--secret takes KEY=VALUE",
            "integrations",
            "add",
            "desk",
            "--secret",
            "=hunter2"),
        Misuse.of(
            "a secret in a file that is not there",
            "the file of the secret `token` cannot be read",
            "integrations",
            "add",
            "desk",
            "--secret",
            "token=@nowhere"),
        Misuse.of(
            "a key and the other one at once",
            "Error: --api-key, --signing-secret are mutually exclusive (specify only one)",
            "integrations",
            "rotate",
            "desk",
            "--api-key",
            "--signing-secret"),
        Misuse.of(
            "a misspelt thing to do with integrations",
            "there is no command `rotat`; did you mean `rotate`?",
            "integrations",
            "rotat"),
        Misuse.of("hostile arguments", "there is no command `<U+001B>[31mx`", "\u001b[31mx"));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void is_answered_with_a_sentence_and_64(Misuse row) {
    Ended ended = Run.with(new CannedWorkshop()).run(row.arguments().toArray(String[]::new));
    assertThat(ended.err().lines().findFirst()).hasValue("mtasts: " + row.says());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.code()).isEqualTo(64);
  }

  @Test
  void help_lists_the_commands_with_a_sentence_each() throws IOException {
    Ended ended = Run.with(new CannedWorkshop()).run("--help");
    assertThat(ended.code()).isZero();
    Golden.hold("help.txt", ended.out());
  }

  @Test
  void without_arguments_the_help_is_shown() {
    Ended ended = Run.with(new CannedWorkshop()).run();
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.out()).isEqualTo(Run.with(new CannedWorkshop()).run("--help").out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "validate",
        "explain",
        "generate",
        "serve",
        "integrations",
        "integrations add",
        "integrations list",
        "integrations show",
        "integrations rotate",
        "integrations test",
        "integrations enable",
        "integrations remove",
        "integrations presets",
        "lab",
        "config"
      })
  void every_command_has_help_of_its_own(String command) throws IOException {
    Ended ended = Run.with(new CannedWorkshop()).run((command + " --help").split(" "));
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    Golden.hold("help-" + command.replace(' ', '-') + ".txt", ended.out());
  }

  @Test
  void version_names_the_program_and_its_java() {
    assertThat(Run.with(new CannedWorkshop()).run("--version").out())
        .matches("mtasts-bot .*, Java [0-9.]+.*\\R");
  }

  @Test
  void config_shows_every_key_and_its_origin() throws IOException {
    Golden.hold(
        "config.txt",
        Run.with(new CannedWorkshop())
            .environment("MTASTS_NETWORK_ALLOW_CIDRS", "10.0.0.0/8")
            .environment("MTASTS_DATABASE_URL", "jdbc:postgresql://db/mtasts")
            .environment("MTASTS_DATABASE_PASSWORD", "hunter2")
            .run("config")
            .out());
  }

  @Test
  void explain_shows_the_page_of_a_code() throws IOException {
    Ended ended =
        Run.with(new CannedWorkshop()).screen(false, false, 80).run("explain", "MX-partial-match");
    assertThat(ended.code()).isZero();
    Golden.hold("explain-mx-partial-match.txt", ended.out());
  }

  @Test
  void explain_alone_lists_all_codes() throws IOException {
    Golden.hold("explain.txt", Run.with(new CannedWorkshop()).run("explain").out());
  }

  @Test
  void the_presets_are_listed_and_each_says_what_it_needs() throws IOException {
    Golden.hold("presets.txt", Run.with(new CannedWorkshop()).run("integrations", "presets").out());
    Golden.hold(
        "presets-zammad.txt",
        Run.with(new CannedWorkshop()).run("integrations", "presets", "zammad").out());
    Golden.hold(
        "presets-zendesk.txt",
        Run.with(new CannedWorkshop()).run("integrations", "presets", "zendesk").out());
  }

  @Test
  void the_lab_s_domains_are_listed_without_opening_a_port() {
    assertThat(Run.with(new CannedWorkshop()).run("lab", "--list"))
        .isEqualTo(
            new Ended(
                0,
                """
                all-good.test  All is well.
                bad.test       Nothing is.

                Look at one, with no set-up:  ./mtasts check --lab all-good.test
                """,
                ""));
  }

  @Test
  void a_lab_that_cannot_stand_is_told() {
    Ended ended = Run.with(new CannedWorkshop()).run("lab");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.err())
        .isEqualTo("mtasts: the lab cannot listen at 127.0.0.1:1; is another one running?\n");
  }
}
