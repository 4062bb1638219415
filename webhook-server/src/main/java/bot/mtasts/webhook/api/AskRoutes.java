package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okio.ByteString;

/// Asking for checks.
final class AskRoutes {
  private static final String ALL = "/api/v1/checks";

  private final Intake intake;
  private final CheckOrderReader reader;
  private final Body body;
  private final InstantSource clock;

  AskRoutes(Intake intake, CheckOrderReader reader, Body body, InstantSource clock) {
    this.intake = intake;
    this.reader = reader;
    this.body = body;
    this.clock = clock;
  }

  void mount(Routes routes, Gate gate, Stopping stopping) {
    routes.post(ALL, stopping.newWork(gate.scope(Scope.CHECK, this::ask)));
  }

  private void ask(Context ctx, Caller caller) throws IOException, InterruptedException {
    ByteString octets = body.octets(ctx);
    CheckOrder order = reader.read(Body.json(ctx, octets), caller.integration());
    Preference preference = intake.preference(ctx);
    List<CheckRequest> checks = order.requests(caller.integration(), clock.instant());
    Intake.Asked asked =
        new Intake.Asked(
            checks,
            order.batch(),
            caller.name(),
            IdempotencyKey.of(ctx).orElse(null),
            Intake.hash(ALL, octets),
            preference);
    RequestLog.check(ctx, checks.getFirst().id());
    switch (intake.take(asked)) {
      case Intake.Taken.Afresh(var answer) -> {
        if (!order.batch()) {
          preference.tell(ctx);
        }
        Answers.stored(ctx, answer);
      }
      case Intake.Taken.Earlier(var answer) -> replay(ctx, answer);
      case Intake.Taken.InProgress _ -> throw inProgress();
      case Intake.Taken.OtherBody _ -> throw otherBody();
    }
  }

  static void replay(Context ctx, StoredAnswer answer) {
    ctx.header("Idempotency-Replayed", "true");
    Answers.stored(ctx, answer);
  }

  static ProblemException inProgress() {
    return Problem.of(
            ProblemKind.IN_PROGRESS,
            "The first request with this Idempotency-Key is being answered. Ask again in a moment.")
        .retryAfter(Duration.ofSeconds(1))
        .exception();
  }

  static ProblemException otherBody() {
    return Problem.of(
            ProblemKind.IDEMPOTENCY_KEY_REUSED,
            "This Idempotency-Key was used with another body. A new request wants a new key.")
        .exception();
  }
}
