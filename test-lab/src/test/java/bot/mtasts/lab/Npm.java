package bot.mtasts.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What comes from npm: pinned in `src/crosscheck`, installed into `target/crosscheck`, and run
/// there.
public final class Npm {
  private static final Path SOURCE = Path.of("src", "crosscheck");
  private static final Path INSTALLED = Path.of("target", "crosscheck");

  private Npm() {}

  /// Installs it, beside all of our scripts.
  public static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    try (var files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile())
            .start();
    assertThat(npm.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(npm.exitValue()).as("see npm.log in %s", INSTALLED).isZero();
  }

  /// Starts a script; what it complains of is in a file of its name in `target/crosscheck`.
  public static Process node(String script, Map<String, String> environment) throws IOException {
    var node = new ProcessBuilder("node", script).directory(INSTALLED.toFile());
    node.redirectError(INSTALLED.resolve(script + ".log").toFile());
    node.environment().putAll(environment);
    return node.start();
  }

  /// Runs a script to its end.
  ///
  /// @param input its standard input, kept in a file beside it
  /// @return what it said, if it ended well
  /// @throws AssertionError with what it said, if not
  public static String run(String script, List<String> input)
      throws IOException, InterruptedException {
    Path in = INSTALLED.resolve(script + ".in");
    Path complaints = INSTALLED.resolve(script + ".log");
    Files.write(in, input);
    Process process =
        new ProcessBuilder("node", script)
            .directory(INSTALLED.toFile())
            .redirectInput(in.toFile())
            .redirectError(complaints.toFile())
            .start();
    String said;
    try (var out = process.inputReader()) {
      said = out.readAllAsString();
    }
    assertThat(process.waitFor()).as("%s%n%s", said, Files.readString(complaints)).isZero();
    return said;
  }
}
