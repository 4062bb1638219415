package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts integrations show NAME`.
@Command(name = "show", description = "Show one, without its secrets.")
final class ShowCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  ShowCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    try (Desk desk = Desk.open(around, workshop, config)) {
      JsonNode shown = desk.one("GET", name, "", null);
      around.out().print(json ? shown + "\n" : IntegrationText.of(shown, desk.hookUrl(name)));
    }
    return ExitCode.OK;
  }
}
