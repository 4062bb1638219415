package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.webhook.Metrics;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.integration.IntegrationDesk;
import io.javalin.http.Handler;
import java.net.URI;
import java.security.MessageDigest;
import java.time.InstantSource;

/// The integrations part of the API once more, on a loopback port of its own and behind a token:
/// how the command line reaches a running server.
public final class AdminServer implements AutoCloseable {
  private final HttpFace face;

  private AdminServer(HttpFace face) {
    this.face = face;
  }

  /// Listens on 127.0.0.1, on any free port.
  ///
  /// @param token who sends it as `Authorization: Bearer …` is the operator
  public static AdminServer start(
      Secret token, IntegrationDesk desk, TrialRun trialRun, Metrics metrics, InstantSource clock) {
    ProblemAnswers problems = new ProblemAnswers(new ServerUrls(null), clock);
    IntegrationRoutes integrations =
        new IntegrationRoutes(desk, trialRun, new Body(HttpLimits.USUAL));
    return new AdminServer(
        HttpFace.open(
            "127.0.0.1",
            0,
            HttpLimits.USUAL,
            problems,
            new RequestLog(metrics),
            routes -> integrations.mount(new Routes(routes), handler -> guarded(token, handler))));
  }

  private static Handler guarded(Secret token, Handler handler) {
    byte[] wanted = ("Bearer " + token.reveal()).getBytes(UTF_8);
    return ctx -> {
      String shown = ctx.header("Authorization");
      if (shown == null || !MessageDigest.isEqual(shown.getBytes(UTF_8), wanted)) {
        throw Problem.of(ProblemKind.UNAUTHORIZED, "The admin endpoint wants its token.")
            .with("WWW-Authenticate", "Bearer realm=\"mtasts-admin\"")
            .exception();
      }
      handler.handle(ctx);
    };
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
