package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule;
import bot.mtasts.core.delivery.RetrySchedule.Decision;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.store.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes attempts at deliveries, and notes them with what follows. An attempt whose note is lost in
/// a crash is made again: receivers know it by its message id.
public final class DeliveryWork {
  private static final Logger log = LoggerFactory.getLogger(DeliveryWork.class);

  /// More attempts than this at one destination are not made at once.
  static final int MOST_AT_ONCE = 4;

  // Whoever finds all places taken comes back after about so long.
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Deliveries deliveries;
  private final Senders senders;
  private final ServiceListener listener;
  private final InstantSource clock;
  private final DoubleSupplier lot;
  private final Lanes lanes = new Lanes(MOST_AT_ONCE);

  public DeliveryWork(
      Deliveries deliveries, Senders senders, ServiceListener listener, InstantSource clock) {
    this(deliveries, senders, listener, clock, () -> ThreadLocalRandom.current().nextDouble(-1, 1));
  }

  /// @param lot draws from -1 to 1
  DeliveryWork(
      Deliveries deliveries,
      Senders senders,
      ServiceListener listener,
      InstantSource clock,
      DoubleSupplier lot) {
    this.deliveries = deliveries;
    this.senders = senders;
    this.listener = listener;
    this.clock = clock;
    this.lot = lot;
  }

  /// One attempt at a delivery, if it is due.
  ///
  /// @return when to come again; empty when there is nothing more to do
  /// @throws InterruptedException if the caller's thread is interrupted; then nothing is noted, and
  ///   the attempt is made again
  Optional<Instant> attempt(String deliveryId) throws InterruptedException {
    Optional<Delivery> found = deliveries.find(deliveryId);
    if (found.isEmpty()) {
      log.atWarn().addKeyValue("delivery_id", deliveryId).log("there is no such delivery any more");
      return Optional.empty();
    }
    Delivery delivery = found.get();
    if (delivery.state() != State.WAITING) {
      return Optional.empty();
    }
    Instant due = delivery.nextAttemptAt();
    if (due != null && due.isAfter(clock.instant())) {
      // The attempt before this one was noted, and then its process died.
      return Optional.of(due);
    }
    DestinationHealth health = health(delivery);
    if (health.disabled() && !delivery.asked()) {
      bury(delivery, health);
      return Optional.empty();
    }
    return inLane(delivery);
  }

  /// An answer that somebody waits for is tried whatever became of others to the same channel.
  private DestinationHealth health(Delivery delivery) {
    String key = delivery.destination().key();
    return delivery.destination().isWaitedFor()
        ? DestinationHealth.well(key, delivery.integration())
        : deliveries.health(key, delivery.integration());
  }

  private void bury(Delivery delivery, DestinationHealth health) {
    deliveries.bury(
        delivery.id(), "The destination is disabled. %s".formatted(health.disabledReason()));
    log.atInfo()
        .addKeyValue("delivery_id", delivery.id())
        .addKeyValue("check_id", delivery.checkId())
        .addKeyValue("integration", delivery.integration())
        .addKeyValue("destination", kind(delivery.destination()))
        .addKeyValue("outcome", "buried")
        .log("delivery");
  }

  private Optional<Instant> inLane(Delivery delivery) throws InterruptedException {
    try (Lanes.Place place = lanes.enter(delivery.destination().key())) {
      if (place == null) {
        long wait = Math.round(TURN.toMillis() * (1 + lot.getAsDouble() / 2));
        return Optional.of(clock.instant().plusMillis(wait));
      }
      return send(delivery);
    }
  }

  private Optional<Instant> send(Delivery delivery) throws InterruptedException {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    Answer answer = answer(delivery);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Attempt attempt = new Attempt(delivery.attempts() + 1, at, took, answer);
    Instant answered = clock.instant();
    double jitter = lot.getAsDouble();
    Ruling ruling =
        deliveries.record(
            attempt,
            delivery,
            health -> RetrySchedule.decide(delivery, answer, health, answered, jitter));
    Delivery after = delivery.tried(ruling.decision());
    tell(after, attempt, ruling);
    return Optional.ofNullable(after.nextAttemptAt());
  }

  private Answer answer(Delivery delivery) throws InterruptedException {
    try {
      return senders.send(delivery);
    } catch (RuntimeException e) {
      // A stranger's trouble is an answer, so that this is a bug of ours: the next attempt may not
      // meet it, and must not be lost.
      log.atError()
          .addKeyValue("delivery_id", delivery.id())
          .addKeyValue("check_id", delivery.checkId())
          .addKeyValue("destination", kind(delivery.destination()))
          .setCause(e)
          .log("a sender failed in a way it should not");
      return new Answer.Unreached("The attempt failed on our side");
    }
  }

  private void tell(Delivery after, Attempt attempt, Ruling ruling) {
    log.atInfo()
        .addKeyValue("delivery_id", after.id())
        .addKeyValue("check_id", after.checkId())
        .addKeyValue("integration", after.integration())
        .addKeyValue("destination", kind(after.destination()))
        .addKeyValue("outcome", outcome(ruling.decision()))
        .addKeyValue("attempt", attempt.number())
        .addKeyValue("status", status(attempt.answer()))
        .addKeyValue("duration_ms", attempt.took().toMillis())
        .log("delivery");
    listener.attempted(after, attempt);
    DestinationHealth health = ruling.health();
    if (health != null && ruling.decision() instanceof Decision.DeadAndDisable(var reason)) {
      // Not the destination itself: its URL may carry a secret.
      log.atWarn()
          .addKeyValue("delivery_id", after.id())
          .addKeyValue("integration", after.integration())
          .addKeyValue("destination", kind(after.destination()))
          .addKeyValue("reason", VisibleLine.of(reason))
          .log("destination disabled");
      listener.disabled(health);
    }
  }

  private static String outcome(Decision decision) {
    return switch (decision) {
      case Decision.Done _ -> "delivered";
      case Decision.Again _ -> "again";
      case Decision.Dead _ -> "dead";
      case Decision.DeadAndDisable _ -> "disabled";
    };
  }

  private static @Nullable Integer status(Answer answer) {
    return switch (answer) {
      case Answer.Accepted(var status, _) -> status;
      case Answer.Declined(var status, _, _, _, _) -> status;
      case Answer.Gone(var status, _) -> status;
      case Answer.Unreached _, Answer.Forbidden _ -> null;
    };
  }

  private static String kind(Destination destination) {
    return switch (destination) {
      case Destination.Callback _ -> "callback";
      case Destination.HelpdeskNote _ -> "helpdesk";
      case Destination.SlackChannel _ -> "slack";
      case Destination.DiscordChannel _ -> "discord";
      case Destination.ChatAnswer answer -> answer.chat().word() + " answer";
    };
  }
}
