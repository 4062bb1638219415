package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackCommandTest {
  @Test
  void the_manifest_for_socket_mode_names_no_url() {
    Run.Ended ended = run("--socket-mode");

    assertThat(ended.code()).isEqualTo(ExitCode.OK);
    assertThat(ended.out()).contains("socket_mode_enabled: true").doesNotContain("https://");
  }

  @Test
  void the_manifest_for_http_names_where_slack_reaches_us() {
    Run.Ended ended = run("--url", "https://mtasts.example.com/");

    assertThat(ended.code()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains("https://mtasts.example.com/slack/events")
        .contains("socket_mode_enabled: false")
        .doesNotContain("oauth_redirect");
  }

  @Test
  void for_many_workspaces_it_names_where_people_come_back_to() {
    assertThat(run("--url", "https://mtasts.example.com", "--many").out())
        .contains("https://mtasts.example.com/slack/oauth_redirect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                     | --url https://…, or --socket-mode
          --socket-mode --many                   | --many needs --url
          --url http://mtasts.example.com        | is no https URL without a path
          --url https://mtasts.example.com/slack | is no https URL without a path
          --url mtasts.example.com               | is no https URL without a path
          """)
  void what_is_missing_or_wrong_is_said(String arguments, String words) {
    Run.Ended ended = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains(words);
    assertThat(ended.out()).isEmpty();
  }

  private static Run.Ended run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "slack";
    arguments[1] = "manifest";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.with(new CannedWorkshop()).run(arguments);
  }
}
