package bot.mtasts.app.command.integrations;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.command.ConfigChoice;
import bot.mtasts.app.terminal.Columns;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./mtasts integrations list`.
@Command(name = "list", description = "List them all.")
final class ListCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Workshop workshop;

  @Option(names = "--json", description = "As JSON, a line each.")
  private boolean json;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  ListCommand(Surroundings around, Workshop workshop) {
    this.around = around;
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws Exception {
    JsonNode all;
    try (Desk desk = Desk.open(around, workshop, config)) {
      all = desk.list();
    }
    if (json) {
      all.forEach(each -> around.out().println(each));
    } else if (all.isEmpty()) {
      around.out().println("There is none yet. Add one: ./mtasts integrations add my-script");
    } else {
      table(all);
    }
    return ExitCode.OK;
  }

  private void table(JsonNode all) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "PRESET", "KEY LAST USED", ""));
    for (JsonNode each : all) {
      rows.add(
          List.of(
              each.path("name").asText(),
              each.path("preset").asText(),
              IntegrationText.lastUsed(each),
              each.path("ailingDestinations").isEmpty() ? "" : "deliveries fail"));
    }
    rows.forEach(row -> around.out().println(line(row, rows)));
  }

  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int widest = all.stream().mapToInt(each -> Columns.of(each.get(column))).max().orElse(0);
      line.append(Columns.padded(row.get(i), widest)).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
