package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./mtasts integrations`: the list of what can be done with them.
@Command(
    name = "integrations",
    synopsisSubcommandLabel = "COMMAND",
    description = "Say which helpdesks and programs may ask by machine, and make their keys.",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "It goes through the server that runs on this machine, or to its database where none runs.",
      "Begin with:  ./mtasts integrations add my-script"
    })
public final class IntegrationsCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private CommandSpec spec = CommandSpec.create();

  private IntegrationsCommand(Surroundings around) {
    this.around = around;
  }

  /// The command with all below it.
  public static CommandLine line(Surroundings around, Workshop workshop) {
    return new CommandLine(new IntegrationsCommand(around))
        .addSubcommand(new AddCommand(around, workshop))
        .addSubcommand(new ListCommand(around, workshop))
        .addSubcommand(new ShowCommand(around, workshop))
        .addSubcommand(new RotateCommand(around, workshop))
        .addSubcommand(new TestCommand(around, workshop))
        .addSubcommand(new EnableCommand(around, workshop))
        .addSubcommand(new RemoveCommand(around, workshop))
        .addSubcommand(new PresetsCommand(around));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(around.out());
    return ExitCode.USAGE;
  }
}
