package bot.mtasts.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckProgress.Happening;
import bot.mtasts.webhook.Metrics;
import bot.mtasts.webhook.ServerParts;
import bot.mtasts.webhook.ServerSettings;
import bot.mtasts.webhook.SetupTexts;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.fakes.FakeCheckRequests;
import bot.mtasts.webhook.fakes.FakeClock;
import bot.mtasts.webhook.fakes.FakeDeliveries;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.fakes.FakeProgress;
import bot.mtasts.webhook.fakes.FakeReports;
import bot.mtasts.webhook.fakes.SampleReport;
import bot.mtasts.webhook.inbound.HookCall;
import bot.mtasts.webhook.inbound.HookReader;
import bot.mtasts.webhook.inbound.HookReading;
import bot.mtasts.webhook.integration.IntegrationDesk;
import bot.mtasts.webhook.integration.IntegrationDesk.Made;
import bot.mtasts.webhook.integration.PresetRules;
import bot.mtasts.webhook.page.ReportPage;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The real server on a free port, and everything behind it in the test's hands.
final class TestServer implements AutoCloseable {
  static final String PUBLIC = "https://mtasts.example.net";

  final FakeClock clock = new FakeClock();
  final FakeCheckRequests requests = new FakeCheckRequests(clock);
  final FakeReports reports = new FakeReports();
  final FakeDeliveries deliveries = new FakeDeliveries();
  final FakeIntegrations integrations = new FakeIntegrations();
  final FakeProgress progress = new FakeProgress(requests::find);
  final Metrics metrics = new Metrics();
  final List<String> notReady = new CopyOnWriteArrayList<>();
  final AtomicReference<HookReading> hook =
      new AtomicReference<>(new HookReading.NoDomain("The ticket names no domain."));
  final AtomicReference<SetupTexts.Drafting> drafting =
      new AtomicReference<>(new SetupTexts.NothingToWrite("There is no mail."));
  final AtomicReference<TrialRun.Outcome> trial =
      new AtomicReference<>(new TrialRun.NotSent("There is nothing to test."));
  final AtomicReference<RuntimeException> bug = new AtomicReference<>();
  final IntegrationDesk desk =
      new IntegrationDesk(integrations, deliveries, new TwoPresets(), clock);

  /// Connections of clients, which end before the server does: for one that is idle it would wait a
  /// second.
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final WebhookServer server;

  TestServer() {
    this(600, HttpLimits.USUAL);
  }

  TestServer(int requestsPerMinute, HttpLimits limits) {
    this(requestsPerMinute, limits, new ServerSettings.Web(true, 4, 50, List.of("open.test")));
  }

  /// @param web what visitors may
  TestServer(int requestsPerMinute, HttpLimits limits, ServerSettings.Web web) {
    ServerParts parts =
        new ServerParts(
            requests,
            reports,
            deliveries,
            integrations,
            progress,
            new PlannedHooks(),
            (url, _) ->
                url.startsWith("https://")
                    ? Optional.empty()
                    : Optional.of("A callback URL has to begin with https://."),
            destination ->
                destination.key().startsWith("slack:")
                    ? Optional.empty()
                    : Optional.of("Discord is not set up here."),
            new ReportPage(),
            (_, _) -> drafted(),
            desk,
            (_, _, _) -> trial.get(),
            metrics,
            () -> notReady,
            clock);
    server =
        WebhookServer.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                URI.create(PUBLIC),
                requestsPerMinute,
                Duration.ofSeconds(20),
                List.of("127.0.0.1/32"),
                web),
            parts,
            limits,
            routes -> routes.get("/extra", ctx -> ctx.result("more")));
  }

  private final class PlannedHooks implements HookReader {
    @Override
    public HookReading read(Integration integration, HookCall call) {
      return hook.get();
    }

    @Override
    public Optional<HookReading.Handshake> challenge(
        Integration integration, String crcToken, Instant now) {
      return crcToken.equals("asked")
          ? Optional.of(new HookReading.Handshake("text/plain", "answered"))
          : Optional.empty();
    }
  }

  private SetupTexts.Drafting drafted() {
    RuntimeException planted = bug.get();
    if (planted != null) {
      throw planted;
    }
    return drafting.get();
  }

  URI address() {
    return server.address();
  }

  void stopTaking() {
    server.stopTaking();
  }

  /// A client with the key of a new integration.
  ApiClient client(String name, Scope... scopes) {
    return with(key(name, scopes));
  }

  /// A client without a key.
  ApiClient stranger() {
    return with(null);
  }

  /// A client with that key, if any.
  ApiClient with(@Nullable Secret key) {
    return new ApiClient(http, server.address(), key);
  }

  /// Makes an integration and tells its key.
  Secret key(String name, Scope... scopes) {
    Made made =
        desk.create(
            new IntegrationDesk.Order(
                name, "generic", Map.of(), Map.of(), List.of(), Set.of(scopes)));
    assertThat(made).isInstanceOf(Made.Created.class);
    return ((Made.Created) made).apiKey();
  }

  /// Carries a check out.
  CheckReport complete(String id) {
    DomainName domain = requests.find(id).orElseThrow().request().domain();
    CheckReport report = SampleReport.of(id, domain);
    requests.complete(report, List.of());
    progress.tell(id, new Happening.Ended(requests.find(id).orElseThrow()));
    return report;
  }

  /// Gives a check up.
  void fail(String id, String reason) {
    requests.fail(id, reason, List.of());
    progress.tell(id, new Happening.Ended(requests.find(id).orElseThrow()));
  }

  @Override
  public void close() {
    http.shutdown();
    server.close();
  }

  private record TwoPresets() implements PresetRules {
    @Override
    public List<String> words() {
      return List.of("generic", "zammad");
    }

    @Override
    public List<String> faults(
        String preset, Map<String, String> settings, Set<String> credentials) {
      List<String> faults = new ArrayList<>();
      if (preset.equals("zammad") && !settings.containsKey("url")) {
        faults.add("The preset zammad needs the setting `url`.");
      }
      return faults;
    }
  }
}
