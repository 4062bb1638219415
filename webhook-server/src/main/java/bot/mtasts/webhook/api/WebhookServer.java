package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.webhook.ServerParts;
import bot.mtasts.webhook.ServerSettings;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.util.function.Consumer;

/// The product's HTTP server: the API, helpdesks' hooks, report pages, health and metrics.
public final class WebhookServer implements AutoCloseable {
  private final HttpFace face;
  private final Stopping stopping;

  private WebhookServer(HttpFace face, Stopping stopping) {
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
    Stopping stopping = new Stopping();
    ServerUrls urls = new ServerUrls(settings.publicUrl());
    HttpFace face =
        HttpFace.open(
            settings.host(),
            settings.port(),
            limits,
            new ProblemAnswers(urls, parts.clock()),
            new RequestLog(parts.metrics()),
            config -> {
              mount(new Routes(config), settings, parts, limits, urls, stopping);
              more.accept(config);
            });
    urls.listening(face.address());
    return new WebhookServer(face, stopping);
  }

  private static void mount(
      Routes routes,
      ServerSettings settings,
      ServerParts parts,
      HttpLimits limits,
      ServerUrls urls,
      Stopping stopping) {
    ClientAddress clients = new ClientAddress(settings.trustedProxies());
    Gate gate =
        new Gate(parts.integrations(), settings.requestsPerMinute(), clients, parts.clock());
    Body body = new Body(limits);
    CheckJson json = new CheckJson(urls);
    Intake intake =
        new Intake(parts.requests(), parts.progress(), json, settings.longestWait(), parts.clock());
    new AskRoutes(
            intake,
            new CheckOrderReader(parts.callbackRules(), parts.chatChannels()),
            body,
            parts.clock())
        .mount(routes, gate, stopping);
    new CheckRoutes(
            parts.requests(),
            new CheckArchive(parts.requests(), parts.reports()),
            new CheckPage(json, parts.reportHtml()),
            json,
            new EventStreams(parts.progress(), limits),
            clients)
        .mount(routes, gate);
    new HookRoutes(parts.integrations(), parts.hooks(), intake, gate, body, parts.clock())
        .mount(routes, stopping);
    new DeliveryRoutes(parts.deliveries(), parts.clock()).mount(routes, gate, stopping);
    new PasteRoutes(parts.setupTexts(), body, parts.clock()).mount(routes, gate);
    new FindingRoutes().mount(routes);
    new IntegrationRoutes(parts.desk(), parts.trialRun(), body)
        .mount(routes, handler -> gate.scope(Scope.ADMIN, (ctx, _) -> handler.handle(ctx)));
    new OperationRoutes(parts.metrics(), parts.notReady(), gate, stopping).mount(routes);
    new DocsRoutes().mount(routes);
    new AssetRoutes().mount(routes);
    new FrontRoutes(
            parts.requests(),
            gate,
            new VisitorLimits(
                settings.web().checksPerMinute(),
                new VisitorPlaces(settings.web().checksAtOnce(), parts.requests(), parts.clock()),
                clients,
                parts.clock()),
            body,
            settings.web().open(),
            parts.clock())
        .mount(routes, stopping);
    new FindingPageRoutes().mount(routes);
    new HistoryRoutes(parts.reports(), gate, body, settings.web().publicDomains()).mount(routes);
  }

  /// Where it listens.
  public URI address() {
    return face.address();
  }

  /// From now on `/readyz` says no, and new work is answered with 503; what was begun goes on, and
  /// what is there can be read.
  public void stopTaking() {
    stopping.begin();
  }

  /// Stops listening and cuts what is still open.
  @Override
  public void close() {
    stopTaking();
    face.close();
  }
}
