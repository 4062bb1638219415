package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.slack.SlackManifest;
import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Commands that nobody gave, sent over HTTP to a door that leads to a dialogue that does nothing,
/// before the first real one comes: else that one waits for half a second of loading classes, and
/// those that come with it for longer than the three seconds that Slack waits.
final class Rehearsal {
  /// About as many as it takes until the way is no longer interpreted.
  static final int TIMES = 200;

  /// A crowd comes side by side.
  private static final int AT_ONCE = 8;

  /// Longer nobody should wait for us to start, however slow the machine is.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int SECRET_OCTETS = 32;
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final String COMMAND =
      "token=rehearsal&team_id=T0REHEARSAL&team_domain=rehearsal&channel_id=C0REHEARSAL"
          + "&channel_name=rehearsal&user_id=U0REHEARSAL&user_name=rehearsal&command=%2Fmtasts"
          + "&text=example.com&api_app_id=A0REHEARSAL&is_enterprise_install=false"
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2Frehearsal&trigger_id=0.";

  private final Secret signingSecret;
  private final SlackSignature.Generator signatures;
  private final InstantSource clock;

  Rehearsal(InstantSource clock) {
    byte[] octets = new byte[SECRET_OCTETS];
    new SecureRandom().nextBytes(octets);
    this.signingSecret = new Secret(HexFormat.of().formatHex(octets));
    this.signatures = new SlackSignature.Generator(signingSecret.reveal());
    this.clock = clock;
  }

  /// What the commands are signed with; nobody else ever knows it.
  Secret signingSecret() {
    return signingSecret;
  }

  /// Sends them, as many as there is time for.
  ///
  /// @param server where they are heard
  /// @return the statuses that they were answered with: 200
  /// @throws IOException if one was not answered
  Set<Integer> run(URI server) throws IOException, InterruptedException {
    // Each through a connection of its own, as nearly everything of Slack's comes.
    OkHttpClient http =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .callTimeout(PATIENCE)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
    List<Callable<Integer>> commands = new ArrayList<>();
    for (int number = 0; number < TIMES; number++) {
      String body = COMMAND + number;
      commands.add(() -> send(http, server, body));
    }
    Set<Integer> statuses = new TreeSet<>();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Integer> sent :
          people.invokeAll(commands, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        switch (sent.state()) {
          case SUCCESS -> statuses.add(sent.resultNow());
          case FAILED -> throw new IOException(sent.exceptionNow());
          // There was no time for it.
          case CANCELLED, RUNNING -> {}
        }
      }
    }
    return statuses;
  }

  private int send(OkHttpClient http, URI server, String body) throws IOException {
    String now = Long.toString(clock.instant().getEpochSecond());
    Request request =
        new Request.Builder()
            .url(server.resolve(SlackManifest.EVENTS_PATH).toString())
            .header(SlackRequestGate.TIMESTAMP, now)
            .header(SlackRequestGate.SIGNATURE, signatures.generate(now, body))
            .post(RequestBody.create(body.getBytes(UTF_8), FORM))
            .build();
    try (Response response = http.newCall(request).execute()) {
      return response.code();
    }
  }

  /// The workspace that these commands come from. We have no token of it.
  record NoWorkspace() implements WorkspaceTokens {
    @Override
    public Optional<String> installed(List<String> candidates) {
      return candidates.stream().findFirst();
    }

    @Override
    public Optional<BotToken> of(@Nullable String team) {
      return Optional.empty();
    }

    @Override
    public List<String> teams() {
      return List.of();
    }

    @Override
    public List<String> notReady() {
      return List.of();
    }

    @Override
    public void open() {
      // There is nothing to begin.
    }

    @Override
    public void refused(String team, String error) {
      // No token, no refusal.
    }

    @Override
    public void takenAway(String installation, Instant at, String word) {
      // Nothing was given.
    }

    @Override
    public void close() {
      // Nothing was begun.
    }
  }
}
