package bot.mtasts.app.command.discord;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./mtasts discord`: the list of what there is for Discord.
@Command(
    name = "discord",
    synopsisSubcommandLabel = "COMMAND",
    description = "Print the links with which the bot is added to Discord.",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Begin with:  ./mtasts discord invite"})
public final class DiscordCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private CommandSpec spec = CommandSpec.create();

  private DiscordCommand(Surroundings around) {
    this.around = around;
  }

  /// The command with all below it.
  public static CommandLine line(Surroundings around) {
    return new CommandLine(new DiscordCommand(around)).addSubcommand(new InviteCommand(around));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(around.out());
    return ExitCode.USAGE;
  }
}
