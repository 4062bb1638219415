package bot.mtasts.app.command.discord;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.command.ConfigChoice;
import bot.mtasts.app.command.UsageException;
import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.discord.DiscordInvite;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./mtasts discord invite`: the links, ready to be opened.
@Command(
    name = "invite",
    description = {
      "Print the links that add the bot to a server, or to one's own account, with the least",
      "permissions. What to do before is in docs/discord.md."
    },
    footer = {
      "",
      "The application's id is read from the token in discord.token, without asking anybody."
    })
final class InviteCommand implements Callable<Integer> {
  private final Surroundings around;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description = "The application's id, from General Information on its page.")
  private @Nullable String applicationId;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  InviteCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws UsageException, ConfigException {
    DiscordInvite invite = applicationId == null ? ofToken() : of(applicationId);
    around
        .out()
        .print(
            """
            To add the bot to a server in which you have Manage Server:

              %s

            To add it to your own account, for every server and direct message:

              %s

            In a server it asks for %s.
            """
                .formatted(
                    invite.toServer(),
                    invite.toAccount(),
                    String.join(", ", DiscordInvite.PERMISSIONS)));
    return ExitCode.OK;
  }

  private DiscordInvite ofToken() throws UsageException, ConfigException {
    ChatConfig.Discord discord = config.read(around).config().chat().discord();
    if (discord.token().isEmpty()) {
      throw new UsageException(
          "say which application it is: set discord.token, or give --application-id ID");
    }
    Secret token = discord.token().get();
    return DiscordInvite.ofToken(token)
        .orElseThrow(() ->
            new UsageException(
                "discord.token does not name its application: give --application-id ID"));
  }

  private static DiscordInvite of(String id) throws UsageException {
    if (!DiscordInvite.isId(id)) {
      throw new UsageException(
          "`"
              + VisibleLine.of(id, 80)
              + "` is no application id, which is a number of 15 to 20 digits");
    }
    return new DiscordInvite(id);
  }
}
