package bot.mtasts.webhook.api;

import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import bot.mtasts.core.service.RateLimits;
import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.webhook.inbound.HookCall;
import bot.mtasts.webhook.inbound.HookReader;
import bot.mtasts.webhook.inbound.HookReading;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Calls of helpdesks in their own shapes.
final class HookRoutes {
  /// A note on a ticket may fire the rule that called us: this ends the circle.
  private static final int CHECKS_PER_TICKET = 20;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String ROUTE = "/api/v1/hooks/{name}";

  private final Integrations integrations;
  private final HookReader reader;
  private final Intake intake;
  private final Gate gate;
  private final Body body;
  private final InstantSource clock;
  private final RateLimits tickets;

  HookRoutes(
      Integrations integrations,
      HookReader reader,
      Intake intake,
      Gate gate,
      Body body,
      InstantSource clock) {
    this.integrations = integrations;
    this.reader = reader;
    this.intake = intake;
    this.gate = gate;
    this.body = body;
    this.clock = clock;
    this.tickets = new RateLimits(CHECKS_PER_TICKET, HOUR, clock);
  }

  void mount(Routes routes, Stopping stopping) {
    routes.post(ROUTE, stopping.newWork(this::call));
    routes.get(ROUTE, this::challenge);
  }

  /// The setup call of GLPI: do we hold its secret?
  private void challenge(Context ctx) {
    gate.refuseGuessers(ctx);
    String token = Objects.requireNonNullElse(ctx.queryParam("crc_token"), "");
    HookReading.Handshake answer =
        integrations
            .find(ctx.pathParam("name"))
            .flatMap(integration -> reader.challenge(integration, token, clock.instant()))
            .orElseThrow(() -> {
              gate.failed(ctx);
              return Problem.of(ProblemKind.NOT_FOUND, "There is nothing to answer here.")
                  .exception();
            });
    ctx.status(200).contentType(answer.contentType()).result(Answers.utf8(answer.body()));
  }

  private void call(Context ctx) throws IOException {
    gate.refuseGuessers(ctx);
    Optional<Integration> found = integrations.find(ctx.pathParam("name"));
    if (found.isEmpty()) {
      gate.failed(ctx);
      throw Problem.of(ProblemKind.NOT_FOUND, "There is no integration of this name.").exception();
    }
    Integration integration = found.get();
    RequestLog.integration(ctx, integration.name());
    ByteString octets = body.octets(ctx);
    HookCall call = new HookCall(ctx.headerMap(), octets, clock.instant());
    switch (reader.read(integration, call)) {
      case HookReading.Understood understood -> take(ctx, integration, octets, understood);
      case HookReading.Handshake(var contentType, var answer) ->
          ctx.status(200).contentType(contentType).result(Answers.utf8(answer));
      case HookReading.Unauthorized(var detail) -> {
        gate.failed(ctx);
        throw Problem.of(ProblemKind.UNAUTHORIZED, detail)
            .with("WWW-Authenticate", "Bearer realm=\"mtasts\"")
            .exception();
      }
      case HookReading.Malformed(var detail) ->
          throw Problem.of(ProblemKind.MALFORMED_BODY, detail).exception();
      case HookReading.NoDomain(var detail) ->
          throw Problem.of(ProblemKind.NO_DOMAIN, detail).exception();
    }
  }

  private void take(
      Context ctx, Integration integration, ByteString octets, HookReading.Understood call) {
    // Only who was proven is counted: a stranger cannot use up a helpdesk's share.
    gate.countRequest(ctx, "hook:" + integration.name());
    String replayKey = call.replayKey();
    // A header is not signed: whoever plays a recorded call again could put another key on it.
    Optional<String> idempotencyKey = replayKey == null ? IdempotencyKey.of(ctx) : Optional.empty();
    @Nullable String key =
        replayKey == null ? idempotencyKey.orElse(null) : Intake.key("call", replayKey);
    Preference preference = intake.preference(ctx);
    List<CheckRequest> checks = checks(integration, call);
    String ticket = integration.name() + "/" + call.ticket();
    boolean counted = call.ticket() != null;
    if (counted) {
      refuseCircles(ticket, checks.size());
    }
    boolean batch = checks.size() > 1;
    Intake.Taken taken =
        intake.take(
            new Intake.Asked(
                checks,
                batch,
                integration.name(),
                key,
                Intake.hash("/api/v1/hooks/" + integration.name(), octets),
                preference));
    if (counted && !(taken instanceof Intake.Taken.Afresh)) {
      tickets.giveBack(ticket, checks.size());
    }
    switch (taken) {
      case Intake.Taken.Afresh(var answer) -> {
        RequestLog.check(ctx, checks.getFirst().id());
        if (!batch) {
          preference.tell(ctx);
        }
        Answers.stored(ctx, answer);
      }
      case Intake.Taken.Earlier(var answer) -> {
        if (idempotencyKey.isEmpty()) {
          throw replayed(answer);
        }
        AskRoutes.replay(ctx, answer);
      }
      case Intake.Taken.InProgress _ -> throw AskRoutes.inProgress();
      case Intake.Taken.OtherBody _ -> {
        if (idempotencyKey.isEmpty()) {
          throw replayed(null);
        }
        throw AskRoutes.otherBody();
      }
    }
  }

  private List<CheckRequest> checks(Integration integration, HookReading.Understood call) {
    Instant now = clock.instant();
    return call.domains().stream()
        .map(domain ->
            new CheckRequest(
                Ids.check(now),
                domain,
                integration.name(),
                call.ticket(),
                call.destinations(),
                false,
                now))
        .toList();
  }

  private void refuseCircles(String ticket, int count) {
    RateLimits.Standing standing = tickets.take(ticket, count);
    if (!standing.allowed()) {
      throw Problem.of(
              ProblemKind.TICKET_LOOP,
              "More than "
                  + CHECKS_PER_TICKET
                  + " checks within an hour for one ticket. Does our note on the ticket fire the"
                  + " rule again? Exclude what our user writes.")
          .retryAfter(standing.until())
          .exception();
    }
  }

  private static ProblemException replayed(@Nullable StoredAnswer earlier) {
    Problem problem =
        Problem.of(
            ProblemKind.REPLAYED, "This call was taken before, and its check is not repeated.");
    return (earlier == null || earlier.location() == null
            ? problem
            : problem.with("Location", earlier.location()))
        .exception();
  }
}
