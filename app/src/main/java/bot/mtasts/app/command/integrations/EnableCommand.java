package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations enable NAME`: deliver again to what had been disabled.
@Command(
    name = "enable",
    description = "Deliver again to destinations that were disabled because they kept failing.")
final class EnableCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @Mixin private final ConfigChoice config = new ConfigChoice();

  EnableCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    try (Desk desk = Desk.open(around, workshop, config)) {
      int enabled = desk.one("POST", name, "/enable", null).path("enabled").asInt();
      around
          .out()
          .println(
              switch (enabled) {
                case 0 -> "No destination of `" + name + "` was disabled.";
                case 1 -> "One destination of `" + name + "` is enabled again.";
                default -> enabled + " destinations of `" + name + "` are enabled again.";
              });
      if (enabled > 0) {
        around
            .out()
            .println(
                "What had failed lies in the dead letters: POST /api/v1/deliveries/redeliver.");
      }
    }
    return ExitCode.OK;
  }
}
