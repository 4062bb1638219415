package bot.mtasts.slack;

import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.util.function.Consumer;

/// Opens an HTTP server on loopback like the one that Slack will talk to, for a rehearsal.
@FunctionalInterface
public interface Stage {
  /// Listens, and answers from now on.
  ///
  /// @throws RuntimeException if it cannot; then nothing is rehearsed
  Opened open(Consumer<RoutesConfig> routes);

  /// One that is open.
  interface Opened extends AutoCloseable {
    /// Where it listens: `http://127.0.0.1:PORT`.
    URI address();

    @Override
    void close();
  }
}
