package bot.mtasts.app;

import bot.mtasts.app.Workshop.ServiceOrder;
import bot.mtasts.app.admin.AdminClient;
import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.admin.AdminFile;
import bot.mtasts.app.config.ChatConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ServiceConfig;
import bot.mtasts.core.command.ChatParts;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.service.Announcements;
import bot.mtasts.core.service.CheckWork;
import bot.mtasts.core.service.DeliveryWork;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.service.ProgressBoard;
import bot.mtasts.core.service.Worker;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.slack.SlackManifest;
import bot.mtasts.store.Store;
import bot.mtasts.webhook.GeneratedTexts;
import bot.mtasts.webhook.Metrics;
import bot.mtasts.webhook.ServerParts;
import bot.mtasts.webhook.ServerSettings;
import bot.mtasts.webhook.api.AdminServer;
import bot.mtasts.webhook.api.WebhookServer;
import bot.mtasts.webhook.callback.EventWriter;
import bot.mtasts.webhook.inbound.HelpdeskHooks;
import bot.mtasts.webhook.page.ReportPage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every `new` that puts the server together, from top to bottom; what it looks with comes from
/// [Wiring].
final class ServiceWiring {
  private static final int TOKEN_OCTETS = 32;

  private final ServiceOrder order;
  private final ServiceConfig config;
  private final Engine engine;
  private final EgressGuard guard;
  private final InstantSource clock;
  private final Courtesy courtesy;

  /// @param engine looks at domains; stays the caller's to close
  /// @param guard which addresses callbacks and notes may go to
  ServiceWiring(ServiceOrder order, Engine engine, EgressGuard guard, InstantSource clock) {
    this.order = order;
    this.config = order.config().service();
    this.engine = engine;
    this.guard = guard;
    this.clock = clock;
    this.courtesy = new Courtesy(clock);
  }

  /// The server, listening and working.
  ///
  /// @param closing lets go of what was taken so far, and of all that is taken here
  RunningServer start(Path directory, Closing closing)
      throws ConfigException, UnavailableException {
    WarmUp warmUp = WarmUp.begin(engine, order.lab());
    closing.then(warmUp::close);
    Kept kept = Kept.open(directory, config, clock);
    closing.then(kept::close);
    Outward outward = Outward.of(config, engine, guard, kept, order.lab(), clock);
    closing.then(outward::close);
    Metrics metrics = new Metrics();
    Store store = kept.store();
    metrics.queueDepth(store.jobs()::depth);
    ProgressBoard board = new ProgressBoard(store.requests(), clock);

    Optional<LabChats> labChats =
        order.lab() ? Optional.of(LabChats.start(closing)) : Optional.empty();
    LateUrl ownUrl = new LateUrl(config.listening().publicUrl().orElse(null));
    Chats chats = chats(store, labChats, board, metrics, ownUrl);
    closing.then(chats::close);

    warmUp.await();
    WebhookServer http =
        listen(parts(kept, outward, chats, board, metrics), outward, chats, labChats);
    closing.then(http::close);
    labChats.ifPresent(lab -> {
      lab.sendTo(http.address());
      ownUrl.listening(http.address());
    });

    store.jobs().start(courtesy.before(worker(store, outward, chats, board, metrics)));

    Secret token = token();
    AdminServer admin =
        AdminServer.start(token, outward.desk(), outward.trialRun(), metrics, clock);
    closing.then(admin::close);
    AdminFile file = new AdminFile(admin.address(), token, publicUrl(http.address().toString()));
    leave(file, directory, closing);

    Optional<Workshop.Trial> trial =
        order.lab() ? RunningServer.trial(outward.desk()) : Optional.empty();
    return new RunningServer(config, kept, http, chats, order.lab(), trial, closing);
  }

  private Chats chats(
      Store store,
      Optional<LabChats> labChats,
      ProgressBoard board,
      Metrics metrics,
      LateUrl ownUrl)
      throws ConfigException {
    ChatConfig chat = order.config().chat();
    return Chats.connect(
        labChats.map(lab -> lab.connected(chat)).orElse(chat),
        config.listening().publicUrl().orElse(null),
        store,
        new ChatParts(store.requests(), board, generator(), ownUrl, clock),
        chatOf -> new ChatMetrics(chatOf, metrics.registry()),
        courtesy);
  }

  private Generator generator() {
    return new Generator(engine.dns(), order.config().limits().dns(), clock);
  }

  private ServerParts parts(
      Kept kept, Outward outward, Chats channels, ProgressBoard board, Metrics metrics) {
    Store store = kept.store();
    return new ServerParts(
        store.requests(),
        store.reports(),
        store.deliveries(),
        store.integrations(),
        board,
        new HelpdeskHooks(store.integrations(), outward.rules(), channels),
        outward.rules(),
        channels,
        new ReportPage(),
        new GeneratedTexts(generator()),
        outward.desk(),
        outward.trialRun(),
        metrics,
        notReady(kept, channels),
        clock);
  }

  private static Supplier<List<String>> notReady(Kept kept, Chats chats) {
    return () -> {
      try {
        kept.database().ping();
        return chats.notReady();
      } catch (StoreException e) {
        return List.of(String.valueOf(e.getMessage()));
      }
    };
  }

  private WebhookServer listen(
      ServerParts parts, Outward outward, Chats chats, Optional<LabChats> labChats)
      throws UnavailableException {
    ServiceConfig.Listening at = config.listening();
    try {
      return WebhookServer.start(
          new ServerSettings(
              at.host(),
              at.port(),
              at.publicUrl().orElse(null),
              at.requestsPerMinute(),
              at.longestWait(),
              at.trustedProxies(),
              new ServerSettings.Web(
                  config.web().open(),
                  config.web().checksPerMinute(),
                  config.web().checksAtOnce(),
                  config.web().publicDomains())),
          parts,
          routes -> {
            outward
                .key()
                .ifPresent(key ->
                    routes.get(
                        "/.well-known/webhook-keys.json",
                        ctx -> ctx.contentType("application/json").result(key.publishedJson())));
            routes.before(SlackManifest.EVENTS_PATH, _ -> courtesy.arrived());
            routes.after(SlackManifest.EVENTS_PATH, _ -> courtesy.heard());
            chats.routes(routes);
            labChats.ifPresent(lab -> lab.playground().mount(routes));
          });
    } catch (JavalinBindException e) {
      throw new UnavailableException(
          "cannot listen at %s, port %d: it is taken, or not for this user, or no address of this"
                  .formatted(at.host(), at.port())
              + " machine; see server.port and server.host",
          e);
    }
  }

  private Worker worker(
      Store store, Outward outward, Chats chats, ProgressBoard board, Metrics metrics) {
    return new Worker(
        new CheckWork(
            store.requests(),
            store.reports(),
            engine.service(),
            new Announcements(store.integrations(), chats.writers(new EventWriter()), clock),
            board,
            metrics),
        new DeliveryWork(
            store.deliveries(),
            chats.senders(outward.callbacks(), outward.helpdesks()),
            metrics,
            clock));
  }

  private String publicUrl(String listening) {
    return config.listening().publicUrl().map(Object::toString).orElse(listening);
  }

  private static void leave(AdminFile file, Path directory, Closing closing)
      throws ConfigException {
    try {
      file.write(directory);
    } catch (IOException e) {
      throw new ConfigException(
          List.of("server.data-dir: %s cannot be written to".formatted(directory)));
    }
    closing.then(() -> {
      try {
        file.remove(directory);
      } catch (IOException e) {
        // It stays behind, and is known for what it is: nobody answers at its address.
        return;
      }
    });
  }

  /// The way to the integrations, where no server runs: their routes, served to ourselves.
  AdminDoor door(Path directory, Closing closing) throws ConfigException, UnavailableException {
    Kept kept = Kept.open(directory, config, clock);
    closing.then(kept::close);
    Outward outward = Outward.of(config, engine, guard, kept, order.lab(), clock);
    closing.then(outward::close);
    Secret token = token();
    AdminServer admin =
        AdminServer.start(token, outward.desk(), outward.trialRun(), new Metrics(), clock);
    closing.then(admin::close);
    ServiceConfig.Listening at = config.listening();
    String host = at.host().contains(":") ? "[" + at.host() + "]" : at.host();
    AdminClient client =
        new AdminClient(
            new AdminFile(admin.address(), token, publicUrl("http://" + host + ":" + at.port())));
    closing.then(client::close);
    return new OwnDoor(client, closing);
  }

  /// @param closing lets go of server and database
  private record OwnDoor(AdminDoor client, Closing closing) implements AdminDoor {
    @Override
    public Answer call(String method, String path, @Nullable ObjectNode body)
        throws UnavailableException, InterruptedException {
      return client.call(method, path, body);
    }

    @Override
    public String publicUrl() {
      return client.publicUrl();
    }

    @Override
    public void close() {
      closing.close();
    }
  }

  private static Secret token() {
    byte[] octets = new byte[TOKEN_OCTETS];
    new SecureRandom().nextBytes(octets);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }
}
