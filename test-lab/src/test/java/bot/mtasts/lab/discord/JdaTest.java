package bot.mtasts.lab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The real JDA finds what it finds at Discord.
final class JdaTest {
  @BeforeAll
  static void nobodyIsPinged() {
    MessageRequest.setDefaultMentions(List.of());
    MessageRequest.setDefaultMentionRepliedUser(false);
  }

  @Test
  void a_slash_command_is_deferred_and_its_answer_edited() throws Exception {
    try (var discord = FakeDiscord.start(FakeDiscordSettings.usual())) {
      Channel channel = discord.guild("Ops").channel("mail");
      var bot =
          new ListenerAdapter() {
            @Override
            public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
              String domain = event.getOption("domain", "", OptionMapping::getAsString);
              event.deferReply().queue(hook -> checked(hook, domain));
            }
          };
      try (var jda = Jda.on(discord, bot)) {
        jda.ready()
            .updateCommands()
            .addCommands(
                Commands.slash("mtasts", "Checks a domain")
                    .addOption(OptionType.STRING, "domain", "The domain", true))
            .complete();
        Interaction asked =
            discord.person("anna").use(channel, "mtasts", Map.of("domain", "example.com"));

        Message answer = asked.awaitWords("protected");

        assertThat(asked.awaitAck().type()).isEqualTo(5);
        assertThat(answer.componentsV2()).isTrue();
        assertThat(answer.button("Re-run")).isPresent();
        assertThat(answer.earlier())
            .extracting(Message.Version::words)
            .containsExactly("Checking example.com");
        assertThat(discord.messages(channel)).containsExactly(answer);
      }
    }
  }

  private static void checked(InteractionHook hook, String domain) {
    var report =
        Container.of(
            TextDisplay.of(domain + " is protected"),
            ActionRow.of(Button.primary("again", "Re-run")));
    quiet(hook.editOriginal("Checking " + domain))
        .queue(_ ->
            quiet(hook.editOriginalComponents(report))
                .setContent(null)
                .useComponentsV2(true)
                .queue());
  }

  // JDA sends its default mentions with new messages, and not with edits.
  private static <R extends MessageRequest<R>> R quiet(R request) {
    return request.setAllowedMentions(List.of()).mentionRepliedUser(false);
  }
}
