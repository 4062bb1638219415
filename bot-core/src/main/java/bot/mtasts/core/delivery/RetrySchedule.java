package bot.mtasts.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When to try again, and when to stop. Pure: what happens next follows from what happened.
public final class RetrySchedule {
  /// How long after the attempt before it each attempt is made; the first at once. With its jitter
  /// this is some two and a half days: a broken weekend is survived.
  static final List<Duration> WAITS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /// The same where somebody waits for an answer; the last one is repeated.
  static final List<Duration> ANSWER_WAITS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5));

  /// Nobody waits longer for an answer; and what chats give us to answer with ends soon after.
  static final Duration ANSWER_WORTH = Duration.ofMinutes(25);

  /// So much of a wait is drawn by lot, up and down: what failed together does not come back
  /// together.
  static final double JITTER = 0.2;

  /// The longest `Retry-After` that is obeyed; a longer one is cut.
  static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  /// A destination that took nothing for so long is disabled.
  static final Duration DISABLED_AFTER = Duration.ofDays(5);

  private RetrySchedule() {}

  /// What follows from an attempt.
  ///
  /// @param delivery as it stood before the attempt
  /// @param health of its destination as it stands when the attempt is noted
  /// @param now when the answer came
  /// @param jitter by lot, -1 to 1
  /// @throws IllegalArgumentException if the jitter is out of its bounds
  public static Ruling decide(
      Delivery delivery, Answer answer, DestinationHealth health, Instant now, double jitter) {
    if (!(Math.abs(jitter) <= 1)) {
      throw new IllegalArgumentException("jitter must lie between -1 and 1: " + jitter);
    }
    if (delivery.destination().isWaitedFor()) {
      return new Ruling(answering(delivery, answer, now, jitter), null);
    }
    return switch (answer) {
      // What was disabled and takes something after all, when a person asks, is well again.
      case Answer.Accepted _ ->
          new Ruling(
              new Decision.Done(), DestinationHealth.well(health.key(), health.integration()));
      case Answer.Gone(_, var reason) -> disabled("It is gone: " + reason, health, now);
      // Our own refusal says nothing about how the destination fares.
      case Answer.Forbidden(var reason) -> new Ruling(new Decision.Dead(reason), health);
      case Answer.Unreached(var reason) -> failed(delivery, reason, null, health, now, jitter);
      case Answer.Declined(_, var retryAfter, var reason, _, var hopelessAfter) ->
          isHopeless(delivery, hopelessAfter, now)
              ? new Ruling(new Decision.Dead(reason), failing(health, now))
              : failed(delivery, reason, retryAfter, health, now, jitter);
    };
  }

  private static Decision answering(Delivery delivery, Answer answer, Instant now, double jitter) {
    return switch (answer) {
      case Answer.Accepted _ -> new Decision.Done();
      case Answer.Gone(_, var reason) -> new Decision.Dead("It is gone: " + reason);
      case Answer.Forbidden(var reason) -> new Decision.Dead(reason);
      case Answer.Unreached(var reason) -> answerAgain(delivery, reason, null, now, jitter);
      case Answer.Declined(_, var retryAfter, var reason, _, var hopelessAfter) ->
          isHopeless(delivery, hopelessAfter, now)
              ? new Decision.Dead(reason)
              : answerAgain(delivery, reason, retryAfter, now, jitter);
    };
  }

  private static Decision answerAgain(
      Delivery delivery, String reason, @Nullable Duration retryAfter, Instant now, double jitter) {
    int made = delivery.attempts() - delivery.roundStart() + 1;
    Duration base = ANSWER_WAITS.get(Math.min(made, ANSWER_WAITS.size() - 1));
    Instant next = now.plus(wait(base, retryAfter, jitter));
    return next.isAfter(delivery.createdAt().plus(ANSWER_WORTH))
        ? new Decision.Dead(
            "Nobody waits for an answer longer than %d minutes; at last: %s"
                .formatted(ANSWER_WORTH.toMinutes(), reason))
        : new Decision.Again(next);
  }

  private static boolean isHopeless(
      Delivery delivery, @Nullable Duration hopelessAfter, Instant now) {
    return hopelessAfter != null && now.isAfter(delivery.createdAt().plus(hopelessAfter));
  }

  private static Ruling failed(
      Delivery delivery,
      String reason,
      @Nullable Duration retryAfter,
      DestinationHealth health,
      Instant now,
      double jitter) {
    DestinationHealth failing = failing(health, now);
    if (health.disabled()) {
      return new Ruling(
          new Decision.Dead("%s. The destination stays disabled".formatted(reason)), failing);
    }
    Instant since = failing.failingSince();
    if (since != null && !now.isBefore(since.plus(DISABLED_AFTER))) {
      return disabled(
          "It took nothing for %d days; at last: %s".formatted(DISABLED_AFTER.toDays(), reason),
          health,
          now);
    }
    int made = delivery.attempts() - delivery.roundStart() + 1;
    if (made >= WAITS.size()) {
      return new Ruling(
          new Decision.Dead("The last of %d attempts failed: %s".formatted(made, reason)), failing);
    }
    return new Ruling(
        new Decision.Again(now.plus(wait(WAITS.get(made), retryAfter, jitter))), failing);
  }

  private static Duration wait(Duration base, @Nullable Duration retryAfter, double jitter) {
    Duration drawn = base.plusMillis(Math.round(base.toMillis() * JITTER * jitter));
    if (retryAfter == null) {
      return drawn;
    }
    Duration asked =
        retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
    return drawn.compareTo(asked) < 0 ? asked : drawn;
  }

  private static DestinationHealth failing(DestinationHealth health, Instant now) {
    return health.failingSince() != null
        ? health
        : new DestinationHealth(
            health.key(), health.integration(), now, health.disabledAt(), health.disabledReason());
  }

  /// What follows when a destination is known to be gone: [Decision.DeadAndDisable], or
  /// [Decision.Dead] where it had been disabled before.
  ///
  /// @param reason for people
  /// @param health as it stands when that is noted
  public static Ruling disabled(String reason, DestinationHealth health, Instant now) {
    DestinationHealth failing = failing(health, now);
    if (health.disabled()) {
      return new Ruling(new Decision.Dead(reason), failing);
    }
    return new Ruling(
        new Decision.DeadAndDisable(reason),
        new DestinationHealth(
            health.key(), health.integration(), failing.failingSince(), now, reason));
  }

  /// What follows from an attempt, for the delivery and for its destination.
  ///
  /// @param health as it stands after the attempt; null where the attempt tells nothing of it
  public record Ruling(Decision decision, @Nullable DestinationHealth health) {}

  /// What follows for the delivery.
  public sealed interface Decision {
    /// It was taken.
    record Done() implements Decision {}

    /// Another attempt, not before this moment.
    record Again(Instant at) implements Decision {}

    /// No more attempts.
    ///
    /// @param reason for people
    record Dead(String reason) implements Decision {}

    /// No more attempts, of this delivery or of any other to the same destination, until a person
    /// asks.
    ///
    /// @param reason for people
    record DeadAndDisable(String reason) implements Decision {}
  }
}
