package bot.mtasts.app;

import bot.mtasts.app.config.ServiceConfig;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.lab.playground.Playground;
import bot.mtasts.webhook.api.WebhookServer;
import bot.mtasts.webhook.integration.IntegrationDesk;
import bot.mtasts.webhook.integration.IntegrationDesk.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The server, listening.
///
/// @param config what it was configured with
/// @param closing lets go of everything
record RunningServer(
    ServiceConfig config,
    Kept kept,
    WebhookServer http,
    Chats chats,
    boolean lab,
    Optional<Workshop.Trial> trial,
    Closing closing)
    implements Workshop.Service {
  private static final String TRIAL = "lab";

  /// Makes an integration to try the lab with, where there is no integration yet.
  static Optional<Workshop.Trial> trial(IntegrationDesk desk) {
    if (!desk.list().isEmpty()) {
      return Optional.empty();
    }
    IntegrationDesk.Order order =
        new IntegrationDesk.Order(
            TRIAL, "generic", Map.of(), Map.of(), List.of(), Set.of(Scope.CHECK, Scope.READ));
    return switch (desk.create(order)) {
      case Made.Created(_, var apiKey, var signingSecret) ->
          Optional.of(new Workshop.Trial(apiKey, signingSecret));
      // Another server on the same database was quicker: then there is one.
      case Made.NameTaken _ -> Optional.empty();
      case Made.Refused(var faults) ->
          throw new IllegalStateException("our own order was refused: " + faults);
    };
  }

  @Override
  public String url() {
    return http.address().toString();
  }

  @Override
  public List<Workshop.Part> parts() {
    List<Workshop.Part> parts = new ArrayList<>();
    parts.add(on("api", "/api/v1, described at /api/docs"));
    parts.add(on("hooks", "/api/v1/hooks/NAME; " + integrations()));
    parts.add(on("pages", "/r/ID, a report in a browser"));
    parts.add(on("callbacks", callbacks()));
    parts.add(on("data", kept.where()));
    parts.add(on("metrics", "/metrics, /healthz, /readyz"));
    parts.addAll(chats.says());
    if (lab) {
      parts.add(on("playground", Playground.PATH + ", to talk to the bot without an account"));
    }
    return parts;
  }

  private String integrations() {
    List<Integration> all = kept.store().integrations().all();
    return all.isEmpty()
        ? "there is no integration yet: ./mtasts integrations add NAME"
        : all.size() == 1 ? "one integration" : all.size() + " integrations";
  }

  private String callbacks() {
    String ports =
        config.callbacks().ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "signed; to "
        + (config.callbacks().allowHttp() ? "https and http" : "https")
        + " on ports "
        + ports
        + (lab ? ", and to http://127.0.0.1 on any port" : "");
  }

  private static Workshop.Part on(String name, String says) {
    return new Workshop.Part(name, true, says);
  }

  @Override
  public void drain() {
    http.stopTaking();
    chats.stopTaking();
    kept.store().jobs().drain(config.drain());
  }

  @Override
  public void close() {
    closing.close();
  }
}
