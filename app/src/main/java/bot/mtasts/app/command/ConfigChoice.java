package bot.mtasts.app.command;

import bot.mtasts.app.Surroundings;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ConfigReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which configuration to use: the option that several commands share.
public final class ConfigChoice {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file (default: mtasts.yaml, if it is there).")
  private @Nullable Path file;

  /// Reads it; what looks odd is told on standard error.
  public ConfigReader.Read read(Surroundings around) throws ConfigException {
    ConfigReader.Read read =
        new ConfigReader(around.workingDirectory(), around.environment()).read(file);
    read.warnings().forEach(warning -> around.err().println("mtasts: " + warning));
    return read;
  }
}
