package bot.mtasts.app;

import bot.mtasts.app.terminal.Paint;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Everything of the outside that a command may touch: streams, environment, directory, terminal.
///
/// @param environment the environment variables
/// @param stop counted down when what runs until it is told to stop shall do so
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path workingDirectory,
    Screen screen,
    CountDownLatch stop) {
  /// What is known of the terminal.
  ///
  /// @param columns of the terminal; a sensible width when there is none
  public record Screen(boolean outIsTerminal, boolean errIsTerminal, int columns) {
    /// No terminal at all: a pipe or a file.
    public static final Screen NONE = new Screen(false, false, 100);
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The paint for standard output: colours on a terminal, unless `NO_COLOR` is set and not empty
  /// (no-color.org) or the terminal is dumb.
  public Paint paint() {
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return screen.outIsTerminal() && !refused ? Paint.COLOURED : Paint.PLAIN;
  }
}
