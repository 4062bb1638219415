package bot.mtasts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.app.CannedWorkshop;
import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordCommandTest {
  // 123456789012345678 in Base64, and two parts that are no secret.
  private static final String TOKEN = String.join(".", "MTIzNDU2Nzg5MDEyMzQ1Njc4", "lab", "x");

  /// View Channels 2^10, Send Messages 2^11, Embed Links 2^14, Send Messages in Threads 2^38.
  @Test
  void the_link_for_a_server_asks_for_four_permissions_and_no_more() {
    Run.Ended ended = run("", "--application-id", "123456789012345678");

    assertThat(ended.code()).isEqualTo(ExitCode.OK);
    assertThat(ended.out())
        .contains(
            "https://discord.com/oauth2/authorize?client_id=123456789012345678&integration_type=0"
                + "&scope=bot+applications.commands&permissions=274877926400")
        .contains("View Channels, Send Messages, Embed Links, Send Messages in Threads");
    assertThat((1L << 10) | (1L << 11) | (1L << 14) | (1L << 38)).isEqualTo(274_877_926_400L);
  }

  @Test
  void the_link_for_an_account_asks_for_none() {
    assertThat(run("", "--application-id", "123456789012345678").out())
        .containsPattern(
            "client_id=123456789012345678&integration_type=1&scope=applications.commands\\s");
  }

  @Test
  void the_application_is_read_from_the_token_which_is_not_shown() {
    Run.Ended ended = run(TOKEN);

    assertThat(ended.out()).contains("client_id=123456789012345678&");
    assertThat(ended.out() + ended.err()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''          |            | set discord.token, or give --application-id
          aGVsbG8.a.b |            | does not name its application
          ???.a.b     |            | does not name its application
          ''          | 12345      | `12345` is no application id
          ''          | mtasts-bot | `mtasts-bot` is no application id
          """)
  void what_is_missing_or_wrong_is_said(String token, String id, String words) {
    Run.Ended ended = id == null ? run(token) : run(token, "--application-id", id);

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains(words);
    assertThat(ended.out()).isEmpty();
  }

  private static Run.Ended run(String token, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "discord";
    arguments[1] = "invite";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.with(new CannedWorkshop()).environment("MTASTS_DISCORD_TOKEN", token).run(arguments);
  }
}
