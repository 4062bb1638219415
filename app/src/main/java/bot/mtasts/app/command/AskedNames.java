package bot.mtasts.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.app.Surroundings;
import bot.mtasts.core.mtasts.VisibleLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The names to check: from the command line, from files, from standard input, in that order.
final class AskedNames {
  // Far above any list people keep; a wrong file should not fill the memory.
  private static final int MOST_NAMES = 1_000_000;

  private AskedNames() {}

  /// @param arguments where `-` stands for standard input
  /// @param files one name a line; empty lines and `#` comments are passed over
  /// @throws UsageException if there is no name, or a file cannot be read
  static List<String> gather(List<String> arguments, List<Path> files, Surroundings around)
      throws UsageException {
    List<String> names = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        read(around.in(), "standard input", names);
      } else {
        names.add(argument);
      }
    }
    for (Path file : files) {
      Path path = around.workingDirectory().resolve(file);
      String shown = VisibleLine.of(file.toString());
      if (!Files.exists(path)) {
        throw new UsageException("there is no file " + shown);
      }
      try (InputStream in = Files.newInputStream(path)) {
        read(in, shown, names);
      } catch (IOException e) {
        throw new UsageException(shown + " cannot be read");
      }
    }
    if (names.isEmpty() && arguments.isEmpty() && files.isEmpty()) {
      throw new UsageException("name at least one domain: ./mtasts check example.com");
    }
    return names;
  }

  private static void read(InputStream in, String shown, List<String> names) throws UsageException {
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String name = line.replaceFirst("(^|\\s)#.*", "").strip();
        if (!name.isEmpty()) {
          names.add(name);
        }
        if (names.size() > MOST_NAMES) {
          throw new UsageException(shown + " holds more than " + MOST_NAMES + " names");
        }
      }
    } catch (IOException e) {
      throw new UsageException(shown + " cannot be read");
    }
  }
}
