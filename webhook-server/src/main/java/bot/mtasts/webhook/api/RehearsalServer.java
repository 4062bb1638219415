package bot.mtasts.webhook.api;

import bot.mtasts.webhook.Metrics;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/// A server like [WebhookServer], on a free port of loopback, for whoever wants to go through all
/// of it before the first stranger does. Its requests are neither counted nor, as a rule, logged.
public final class RehearsalServer implements AutoCloseable {
  private final HttpFace face;

  private RehearsalServer(HttpFace face) {
    this.face = face;
  }

  /// Listens, and answers from now on.
  ///
  /// @param routes all that it has
  /// @throws io.javalin.util.JavalinBindException if loopback has no port left
  public static RehearsalServer open(InstantSource clock, Consumer<RoutesConfig> routes) {
    return new RehearsalServer(
        HttpFace.open(
            "127.0.0.1",
            0,
            HttpLimits.USUAL,
            new ProblemAnswers(new ServerUrls(null), clock),
            new RequestLog(new Metrics(), Level.DEBUG),
            routes));
  }

  /// Where it listens.
  public URI address() {
    return face.address();
  }

  @Override
  public void close() {
    face.close();
  }
}
