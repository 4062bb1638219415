package bot.mtasts.app.command;

import bot.mtasts.app.Surroundings;
import bot.mtasts.app.terminal.Paint;
import picocli.CommandLine.Option;

/// Whether to use colour: the options that several commands share.
final class ColorChoice {
  /// The words of `--color`.
  enum When {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (the default), always or never.")
  private When when = When.auto;

  @Option(names = "--no-color", description = "The same as --color=never.")
  private boolean none;

  Paint paint(Surroundings around) {
    if (none) {
      return Paint.PLAIN;
    }
    return switch (when) {
      case auto -> around.paint();
      case always -> Paint.COLOURED;
      case never -> Paint.PLAIN;
    };
  }
}
