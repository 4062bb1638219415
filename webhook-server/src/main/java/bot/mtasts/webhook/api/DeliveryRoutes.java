package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Page;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Deliveries: what was sent where, how that went, and sending it once more.
final class DeliveryRoutes {
  private static final String ALL = "/api/v1/deliveries";
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(s|m|h|d)");

  private final Deliveries deliveries;
  private final InstantSource clock;

  DeliveryRoutes(Deliveries deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  void mount(Routes routes, Gate gate, Stopping stopping) {
    routes.get(ALL, gate.scope(Scope.READ, this::list));
    routes.get(ALL + "/{id}", gate.scope(Scope.READ, this::show));
    routes.post(ALL + "/{id}/redeliver", stopping.newWork(gate.scope(Scope.READ, this::redeliver)));
    routes.post(ALL + "/redeliver", stopping.newWork(gate.scope(Scope.READ, this::redeliverAll)));
  }

  private void list(Context ctx, Caller caller) {
    Deliveries.Filter filter =
        new Deliveries.Filter(caller.seesOnly(), state(ctx), ctx.queryParam("check"));
    Page<Delivery> found =
        Paging.page(ctx, (cursor, limit) -> deliveries.list(filter, cursor, limit));
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("deliveries");
    found.items().forEach(delivery -> list.add(of(delivery)));
    json.put("next", found.next());
    Answers.json(ctx, 200, json);
  }

  private static Delivery.@Nullable State state(Context ctx) {
    String word = ctx.queryParam("state");
    if (word == null) {
      return null;
    }
    return Arrays.stream(Delivery.State.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> Paging.malformed("state", "`state` is `waiting`, `delivered` or `dead`."));
  }

  private void show(Context ctx, Caller caller) {
    Delivery delivery = seenBy(ctx, caller);
    ObjectNode json = of(delivery);
    ArrayNode attempts = json.putArray("attemptLog");
    boolean own = caller.name().equals(delivery.integration());
    for (Attempt attempt : deliveries.attempts(delivery.id())) {
      ObjectNode entry =
          attempts
              .addObject()
              .put("number", attempt.number())
              .put("at", attempt.at().toString())
              .put("durationMs", attempt.took().toMillis());
      AnswerJson.put(entry, attempt.answer(), own);
    }
    Answers.json(ctx, 200, json);
  }

  private Delivery seenBy(Context ctx, Caller caller) {
    Delivery delivery =
        deliveries
            .find(ctx.pathParam("id"))
            .filter(found -> caller.sees(found.integration()))
            .orElseThrow(() ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no delivery of this id, or it is somebody else's.")
                    .exception());
    RequestLog.check(ctx, delivery.checkId());
    return delivery;
  }

  private void redeliver(Context ctx, Caller caller) {
    Delivery delivery = seenBy(ctx, caller);
    if (!deliveries.redeliver(delivery.id(), clock.instant())) {
      // Swept away by retention since it was looked up.
      throw Problem.of(ProblemKind.NOT_FOUND, "The delivery is not there any more.").exception();
    }
    ctx.header("Location", ALL + "/" + delivery.id());
    Answers.json(
        ctx,
        202,
        Json.object().put("id", delivery.id()).put("state", Delivery.State.WAITING.word()));
  }

  private void redeliverAll(Context ctx, Caller caller) {
    Instant now = clock.instant();
    int count = deliveries.redeliverDead(caller.seesOnly(), since(ctx, now), now);
    Answers.json(ctx, 202, Json.object().put("redelivered", count));
  }

  private static Instant since(Context ctx, Instant now) {
    String text = ctx.queryParam("since");
    if (text == null) {
      throw badSince();
    }
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      return now.minus(unit(span.group(2)).multipliedBy(Long.parseLong(span.group(1))));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw badSince();
    }
  }

  private static ProblemException badSince() {
    return Paging.malformed(
        "since",
        "`since` is a moment such as `2026-11-15T12:00:00Z`, or a time back from now such as `24h`"
            + " (s, m, h, d).");
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static ObjectNode of(Delivery delivery) {
    ObjectNode json = Json.object();
    json.put("id", delivery.id());
    json.put("messageId", delivery.messageId());
    json.put("checkId", delivery.checkId());
    json.put("event", delivery.event().word());
    json.put("integration", delivery.integration());
    json.set("destination", DestinationJson.of(delivery.destination()));
    json.put("state", delivery.state().word());
    json.put("attempts", delivery.attempts());
    json.put("createdAt", delivery.createdAt().toString());
    Instant next = delivery.nextAttemptAt();
    json.put("nextAttemptAt", next == null ? null : next.toString());
    json.put("reason", delivery.reason());
    return json;
  }
}
