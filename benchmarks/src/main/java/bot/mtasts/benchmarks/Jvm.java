package bot.mtasts.benchmarks;

import java.io.IOException;

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
}
