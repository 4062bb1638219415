package bot.mtasts.discord.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Route;
import bot.mtasts.lab.discord.Rule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written down of what people do: a line each, and nothing that anybody could use.
class SaidLogTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    // Where slf4j-simple writes, JDA's own lines among them.
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void each_thing_has_a_line_and_no_line_has_a_secret() throws InterruptedException {
    Map<String, String> secret = Map.of("domain", "secret-domain.example", "action", "fix");
    String token;
    try (FakeDiscord discord = FakeDiscord.start(OurBot.quick())) {
      Channel mail = discord.guild("Ops").channel("mail");
      DiscordPerson ada = discord.person("ada");
      discord.expectBroken(Rule.ACK_ONCE);
      try (OurBot bot = OurBot.on(discord)) {
        discord.fail(Route.CALLBACK, new Fault.AnswerLost());
        Interaction asked = ada.uses(mail, "mtasts", secret);
        token = asked.token();
        asked.awaitWords(OurBot.HEARD);
        bot.dialogue.does(_ -> {
          throw new IllegalStateException("a bug");
        });
        ada.uses(mail, "mtasts", secret).awaitWords("in our log as");
        bot.incoming.stopTaking();
        ada.uses(mail, "mtasts", secret).awaitWords("restarted");
      }
      assertThat(written.toString(UTF_8))
          .contains(
              "said=command command=fix integration=discord:" + mail.guild().orElseThrow().id())
          .contains("outcome=done duration_ms=")
          .contains("outcome=failed duration_ms=")
          .contains("outcome=stopping duration_ms=")
          .doesNotContain(token)
          .doesNotContain(discord.token())
          .doesNotContain("secret-domain");
    }
  }
}
