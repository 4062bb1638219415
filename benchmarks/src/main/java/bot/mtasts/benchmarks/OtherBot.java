package bot.mtasts.benchmarks;

import bot.mtasts.lab.discord.FakeDiscord;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;

/// A bot that acknowledges one command and says the same to everybody, in this process.
final class OtherBot extends ListenerAdapter implements AutoCloseable {
  private final JDA jda;
  private final String option;

  private OtherBot(JDA jda, String option) {
    this.jda = jda;
    this.option = option;
  }

  /// Connects it and registers its command.
  ///
  /// @param option the command's, a text
  static OtherBot register(FakeDiscord discord, String command, String option)
      throws InterruptedException {
    JDA jda =
        JDABuilder.createLight(discord.token(), EnumSet.noneOf(GatewayIntent.class))
            .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
            .setEnableShutdownHook(false)
            .build()
            .awaitReady();
    OtherBot bot = new OtherBot(jda, option);
    jda.addEventListener(bot);
    jda.updateCommands()
        .addCommands(
            Commands.slash(command, "Is there for a rehearsal")
                .addOption(OptionType.STRING, option, "What it is about", true))
        .complete();
    return bot;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    String given = event.getOption(option, "", OptionMapping::getAsString);
    event
        .deferReply()
        .flatMap(hook ->
            hook.editOriginal(given + " is as good as the others.").setAllowedMentions(List.of()))
        .queue();
  }

  @Override
  public void close() {
    jda.shutdownNow();
  }
}
