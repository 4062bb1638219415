package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.webhook.ServerParts;
import bot.mtasts.webhook.ServerSettings;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The product's HTTP server: the API, helpdesks' hooks, report pages, health and metrics.
public final class WebhookServer implements AutoCloseable {
  private final HttpFace face;
  private final AtomicBoolean stopping;

  private WebhookServer(HttpFace face, AtomicBoolean stopping) {
    this.face = face;
    this.stopping = stopping;
  }

  /// Listens, and answers from now on.
  ///
  /// @param more further routes: of a chat platform, of the report pages
  /// @throws io.javalin.util.JavalinBindException if the port is taken or needs privileges
  public static WebhookServer start(
      ServerSettings settings, ServerParts parts, Consumer<RoutesConfig> more) {
    return start(settings, parts, HttpLimits.USUAL, more);
  }

  static WebhookServer start(
      ServerSettings settings, ServerParts parts, HttpLimits limits, Consumer<RoutesConfig> more) {
    AtomicBoolean stopping = new AtomicBoolean();
    ServerUrls urls = new ServerUrls(settings.publicUrl());
    ProblemAnswers problems = new ProblemAnswers(urls, parts.clock());
    Gate gate = new Gate(parts.integrations(), settings.requestsPerMinute(), parts.clock());
    Body body = new Body(limits);
    IntegrationRoutes integrations = new IntegrationRoutes(parts.desk(), parts.trialRun(), body);
    HttpFace face =
        HttpFace.open(
            settings.host(),
            settings.port(),
            limits,
            problems,
            new RequestLog(parts.metrics()),
            config -> {
              Routes routes = new Routes(config);
              integrations.mount(
                  routes, handler -> gate.scope(Scope.ADMIN, (ctx, _) -> handler.handle(ctx)));
              more.accept(config);
            });
    urls.listening(face.address());
    return new WebhookServer(face, stopping);
  }

  /// Where it listens.
  public URI address() {
    return face.address();
  }

  /// From now on `/readyz` says no, and new work is answered with 503; what was begun goes on, and
  /// what is there can be read.
  public void stopTaking() {
    stopping.set(true);
  }

  /// Stops listening and cuts what is still open.
  @Override
  public void close() {
    stopTaking();
    face.close();
  }
}
