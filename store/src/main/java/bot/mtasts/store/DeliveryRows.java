package bot.mtasts.store;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Delivery.State;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of deliveries and their attempts.
final class DeliveryRows {
  static final String COLUMNS =
      """
      id, message_id, integration, check_id, event, destination, content_type, body, created_at,
      state, attempts, next_attempt_at, reason, round_start, asked
      """;

  private DeliveryRows() {}

  static void insert(Handle handle, Delivery delivery) {
    handle
        .createUpdate(
            """
            insert into deliveries
              (id, message_id, integration, check_id, event, destination, content_type, body,
               created_at, state, attempts, next_attempt_at, reason, round_start, asked, again)
            values
              (:id, :message, :integration, :check, :event, :destination, :type, :body,
               :created, :state, :attempts, :next, :reason, :round, :asked, false)\
            """)
        .bind("id", delivery.id())
        .bind("message", delivery.messageId())
        .bind("integration", delivery.integration())
        .bind("check", delivery.checkId())
        .bind("event", delivery.event().word())
        .bind("destination", DeliveryJson.write(delivery.destination()))
        .bind("type", Columns.fitting("The content type", delivery.payload().contentType(), 200))
        .bind("body", delivery.payload().body().toByteArray())
        .bind("created", delivery.createdAt())
        .bind("state", delivery.state().word())
        .bind("attempts", delivery.attempts())
        .bindByType("next", delivery.nextAttemptAt(), Instant.class)
        .bind("reason", reason(delivery))
        .bind("round", delivery.roundStart())
        .bind("asked", delivery.asked())
        .execute();
  }

  private static @Nullable String reason(Delivery delivery) {
    String reason = delivery.reason();
    return reason == null ? null : Columns.made(reason, Columns.LONGEST_REASON);
  }

  /// What must be known of a delivery to change it.
  ///
  /// @param again whether redelivery was asked for while an attempt was under way
  record Lock(State state, int attempts, boolean again) {}

  /// Holds everybody else off a delivery until the transaction ends.
  static Optional<Lock> lock(Handle handle, String id) {
    return handle
        .createQuery("select state, attempts, again from deliveries where id = :id for update")
        .bind("id", id)
        .map((row, _) ->
            new Lock(
                state(row.getString("state")), row.getInt("attempts"), row.getBoolean("again")))
        .findOne();
  }

  /// Notes how a delivery stands after an attempt.
  static void update(Handle handle, Delivery after, int attempts) {
    handle
        .createUpdate(
            """
            update deliveries
            set state = :state, attempts = :attempts, next_attempt_at = :next, reason = :reason,
                round_start = :round, asked = :asked
            where id = :id\
            """)
        .bind("id", after.id())
        .bind("state", after.state().word())
        .bind("attempts", attempts)
        .bindByType("next", after.nextAttemptAt(), Instant.class)
        .bind("reason", reason(after))
        .bind("round", after.roundStart())
        .bind("asked", after.asked())
        .execute();
  }

  /// Begins a new schedule of retries for a delivery.
  ///
  /// @param attempts how many had been made
  /// @param again whether an attempt is under way, after whose end it is to begin
  static void restart(Handle handle, String id, int attempts, boolean again, Instant now) {
    handle
        .createUpdate(
            """
            update deliveries
            set state = 'waiting', attempts = :attempts, next_attempt_at = :now, reason = null,
                round_start = :attempts, asked = true, again = :again
            where id = :id\
            """)
        .bind("id", id)
        .bind("attempts", attempts)
        .bind("again", again)
        .bind("now", now)
        .execute();
  }

  /// When the new schedule begins that was asked for while an attempt was under way; it is not said
  /// twice. Holds everybody else off the delivery until the transaction ends.
  static Optional<Instant> takeAskedAgain(Handle handle, String id) {
    if (lock(handle, id).filter(Lock::again).isEmpty()) {
      return Optional.empty();
    }
    handle.execute("update deliveries set again = false where id = ?", id);
    return handle
        .createQuery("select next_attempt_at from deliveries where id = :id")
        .bind("id", id)
        .map((row, _) -> Times.get(row, "next_attempt_at"))
        .findOne();
  }

  static void insert(Handle handle, String id, int number, Attempt attempt) {
    handle
        .createUpdate(
            """
            insert into delivery_attempts (delivery_id, attempt, begun_at, took_nanos, answer)
            values (:id, :number, :at, :took, :answer)\
            """)
        .bind("id", id)
        .bind("number", number)
        .bind("at", attempt.at())
        .bind("took", attempt.took().toNanos())
        .bind("answer", DeliveryJson.write(attempt.answer()))
        .execute();
  }

  static List<Attempt> attempts(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select attempt, begun_at, took_nanos, answer
            from delivery_attempts
            where delivery_id = :id
            order by attempt\
            """)
        .bind("id", id)
        .map((row, _) ->
            new Attempt(
                row.getInt("attempt"),
                Times.get(row, "begun_at"),
                Duration.ofNanos(row.getLong("took_nanos")),
                DeliveryJson.answer(row.getString("answer"))))
        .list();
  }

  static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("message_id"),
        row.getString("integration"),
        row.getString("check_id"),
        event(row.getString("event")),
        DeliveryJson.destination(row.getString("destination")),
        new Payload(row.getString("content_type"), ByteString.of(row.getBytes("body"))),
        Times.get(row, "created_at"),
        state(row.getString("state")),
        row.getInt("attempts"),
        Times.getNullable(row, "next_attempt_at"),
        row.getString("reason"),
        row.getInt("round_start"),
        row.getBoolean("asked"));
  }

  private static State state(String word) {
    return Arrays.stream(State.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a delivery of unknown state is kept: " + word));
  }

  private static EventType event(String word) {
    return Arrays.stream(EventType.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an event of unknown type is kept: " + word));
  }
}
