package bot.mtasts.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event on its way to one destination.
///
/// @param id `dlv_` and a ULID
/// @param messageId `msg_` and a ULID: the `webhook-id`, the same on every attempt
/// @param integration whose it is, by name; its secrets sign it. Null for the operator's own
/// @param checkId of the check that it tells of
/// @param payload exactly what is sent, and signed where the destination takes signatures
/// @param attempts how many were made
/// @param nextAttemptAt null unless [State#WAITING]
/// @param reason why it is [State#DEAD]; null otherwise
/// @param roundStart how many attempts had been made when the present schedule of retries began; 0
///   until somebody redelivers it
/// @param asked whether the present schedule was begun by a person who redelivered it: its
///   destination is tried even if it is disabled
public record Delivery(
    String id,
    String messageId,
    @Nullable String integration,
    String checkId,
    EventType event,
    Destination destination,
    Payload payload,
    Instant createdAt,
    State state,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable String reason,
    int roundStart,
    boolean asked) {

  /// A delivery that was not tried yet.
  public static Delivery due(
      String id,
      String messageId,
      @Nullable String integration,
      String checkId,
      EventType event,
      Destination destination,
      Payload payload,
      Instant now) {
    return new Delivery(
        id,
        messageId,
        integration,
        checkId,
        event,
        destination,
        payload,
        now,
        State.WAITING,
        0,
        now,
        null,
        0,
        false);
  }

  /// As it stands after one more attempt.
  ///
  /// @param decision what follows from the attempt
  public Delivery tried(RetrySchedule.Decision decision) {
    return switch (decision) {
      case RetrySchedule.Decision.Done _ -> tried(State.DELIVERED, null, null);
      case RetrySchedule.Decision.Again(var at) -> tried(State.WAITING, at, null);
      case RetrySchedule.Decision.Dead(var why) -> tried(State.DEAD, null, why);
      case RetrySchedule.Decision.DeadAndDisable(var why) -> tried(State.DEAD, null, why);
    };
  }

  private Delivery tried(State after, @Nullable Instant next, @Nullable String why) {
    return new Delivery(
        id,
        messageId,
        integration,
        checkId,
        event,
        destination,
        payload,
        createdAt,
        after,
        attempts + 1,
        next,
        why,
        roundStart,
        asked);
  }

  /// Where a delivery stands.
  public enum State {
    /// It will be tried, now or later.
    WAITING("waiting"),
    /// It was taken.
    DELIVERED("delivered"),
    /// Nothing more is tried until somebody redelivers it.
    DEAD("dead");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// As the API and the database write it.
    public String word() {
      return word;
    }
  }
}
