package bot.mtasts.benchmarks;

import bot.mtasts.lab.discord.FakeDiscord;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;

/// A bot that acknowledges one command and says the same to everybody, in this process.
final class OtherBot extends ListenerAdapter implements AutoCloseable {
  private final ShardManager shards;
  private final String option;

  private OtherBot(ShardManager shards, String option) {
    this.shards = shards;
    this.option = option;
  }

  /// Connects it and registers its command.
  ///
  /// @param option the command's, a text
  static OtherBot register(FakeDiscord discord, String command, String option)
      throws InterruptedException {
    RestConfig rest = new RestConfig().setBaseUrl(discord.restUrl());
    // One without shards does not ask where the gateway is, and goes to the real Discord's.
    ShardManager shards =
        DefaultShardManagerBuilder.createLight(discord.token(), EnumSet.noneOf(GatewayIntent.class))
            .setRestConfigProvider(_ -> rest)
            .setEnableShutdownHook(false)
            .build();
    OtherBot bot = new OtherBot(shards, option);
    shards.addEventListener(bot);
    shards
        .getShards()
        .getFirst()
        .awaitReady()
        .updateCommands()
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
    shards.shutdown();
  }
}
