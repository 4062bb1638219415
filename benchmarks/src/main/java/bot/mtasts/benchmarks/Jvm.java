package bot.mtasts.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Further processes like this one: same JDK, same class path. They end with us, however we end:
/// our end closes their standard input, which they watch.
final class Jvm {
  /// Of the two logs that the program brings, the one of its commands; for a process that is not
  /// the program and so does not choose by itself.
  static final String QUIET_LOG = "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider";

  private Jvm() {}

  /// Ends this process when whoever started it has closed our standard input, or is gone.
  static void endWithStarter() {
    Thread.ofPlatform()
        .daemon()
        .name("starter-watch")
        .start(() -> {
          try {
            var _ = System.in.read();
          } catch (IOException e) {
            // As good as its end: nobody holds the other side any more.
          }
          // Not exit(): its hooks would wait for an engine that is still busy.
          Runtime.getRuntime().halt(0);
        });
  }

  /// How to start a class of ours.
  ///
  /// @param options for the JVM
  static ProcessBuilder command(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(absolute(System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        List.of(classPath.split(File.pathSeparator, -1)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
