package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations remove NAME`.
@Command(
    name = "remove",
    description = "Remove one with its keys and secrets; what it asked for can still be read.")
final class RemoveCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @Mixin private final ConfigChoice config = new ConfigChoice();

  RemoveCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    try (Desk desk = Desk.open(around, workshop, config)) {
      JsonNode _ = desk.one("DELETE", name, "", null);
      around.out().println("The integration `" + name + "` is no more; its keys are refused now.");
    }
    return ExitCode.OK;
  }
}
