package bot.mtasts.app.command.slack;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./mtasts slack`: the list of what there is for Slack.
@Command(
    name = "slack",
    synopsisSubcommandLabel = "COMMAND",
    description = "Print what an app at Slack is made from.",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Begin with:  ./mtasts slack manifest --socket-mode"})
public final class SlackCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private CommandSpec spec = CommandSpec.create();

  private SlackCommand(Surroundings around) {
    this.around = around;
  }

  /// The command with all below it.
  public static CommandLine line(Surroundings around) {
    return new CommandLine(new SlackCommand(around)).addSubcommand(new ManifestCommand(around));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(around.out());
    return ExitCode.USAGE;
  }
}
