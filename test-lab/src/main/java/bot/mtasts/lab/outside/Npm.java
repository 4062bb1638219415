package bot.mtasts.lab.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What comes from npm: pinned in this module's `src/crosscheck`, installed into
/// `target/crosscheck` of the module that is tested, and run there. Needs node and npm.
public final class Npm {
  // Seen from this module, and from the one beside it.
  private static final List<Path> SOURCES =
      List.of(Path.of("src", "crosscheck"), Path.of("..", "test-lab", "src", "crosscheck"));
  private static final Path INSTALLED = Path.of("target", "crosscheck");

  private Npm() {}

  /// Installs it, beside all of our scripts.
  ///
  /// @throws IOException if it cannot be installed; npm's own words are in `npm.log` there
  /// @throws InterruptedException if the caller's thread is interrupted
  public static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    Path source = SOURCES.stream().filter(Files::isDirectory).findFirst().orElseThrow();
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path log = INSTALLED.resolve("npm.log");
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroy();
      throw new IOException("npm did not install it; see " + log);
    }
  }

  /// Starts a script; what it complains of is in a file of its name in `target/crosscheck`.
  ///
  /// @throws IOException if it cannot be started
  public static Process node(String script, Map<String, String> environment) throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", script).directory(INSTALLED.toFile());
    node.redirectError(complaints(script).toFile());
    node.environment().putAll(environment);
    return node.start();
  }

  /// Runs a script to its end.
  ///
  /// @param input its standard input, kept in a file beside it
  /// @return what it said, if it ended well
  /// @throws AssertionError with what it said, if not
  /// @throws IOException if it cannot be started
  /// @throws InterruptedException if the caller's thread is interrupted
  public static String run(String script, List<String> input)
      throws IOException, InterruptedException {
    Path in = INSTALLED.resolve(script + ".in");
    Files.write(in, input);
    Process process =
        new ProcessBuilder("node", script)
            .directory(INSTALLED.toFile())
            .redirectInput(in.toFile())
            .redirectError(complaints(script).toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(said + "\n" + Files.readString(complaints(script)));
    }
    return said;
  }

  private static Path complaints(String script) {
    return INSTALLED.resolve(script + ".log");
  }
}
