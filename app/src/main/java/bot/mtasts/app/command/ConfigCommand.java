package bot.mtasts.app.command;

import bot.mtasts.app.Surroundings;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.Setting;
import bot.mtasts.app.config.Settings;
import bot.mtasts.app.terminal.Columns;
import bot.mtasts.core.mtasts.VisibleLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./mtasts config`: what is in force, and where each value came from.
@Command(
    name = "config",
    description = "Show every setting in force and where its value came from.")
public final class ConfigCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final ConfigChoice config = new ConfigChoice();

  public ConfigCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws ConfigException {
    Settings settings = config.read(around).settings();
    int keys = widest(settings, setting -> setting.key().path());
    int values = Math.min(40, widest(settings, ConfigCommand::value));
    for (Setting<?> setting : settings.all()) {
      around
          .out()
          .println(
              Columns.padded(setting.key().path(), keys)
                  + "  "
                  + Columns.padded(value(setting), values)
                  + "  "
                  + VisibleLine.of(setting.origin()));
    }
    return 0;
  }

  private static int widest(
      Settings settings, java.util.function.Function<Setting<?>, String> column) {
    return settings.all().stream()
        .mapToInt(setting -> Columns.of(column.apply(setting)))
        .max()
        .orElse(0);
  }

  private static String value(Setting<?> setting) {
    return setting.shown().isEmpty() ? "(none)" : VisibleLine.of(setting.shown());
  }
}
