package bot.mtasts.store;

import bot.mtasts.core.store.CheckRequests.Acceptance;
import bot.mtasts.core.store.CheckRequests.Claim;
import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What makes requests happen once. The primary key decides between two that come together.
final class Claims {
  private static final int LONGEST_CLIENT = 100;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_HASH = 128;
  private static final int LONGEST_LOCATION = 2048;

  private Claims() {}

  /// @throws IllegalArgumentException if something in it cannot be kept
  static void check(Claim claim) {
    Columns.fitting("The client", claim.client(), LONGEST_CLIENT);
    Columns.fitting("The idempotency key", claim.key(), LONGEST_KEY);
    Columns.fitting("The hash of the body", claim.bodyHash(), LONGEST_HASH);
  }

  static void insert(Handle handle, Claim claim, List<String> checkIds) {
    handle
        .createUpdate(
            """
            insert into claims
              (client, claim_key, body_hash, check_ids, answer, unanswered_until, kept_until)
            values
              (:client, :key, :hash, :ids, :answer, :unanswered, :kept)\
            """)
        .bind("client", claim.client())
        .bind("key", claim.key())
        .bind("hash", claim.bodyHash())
        .bind("ids", Json.text(Json.array(checkIds)))
        .bind("answer", claim.answer() == null ? null : write(claim.answer()))
        .bind("unanswered", claim.unansweredUntil())
        .bind("kept", claim.keptUntil())
        .execute();
  }

  static void removeExpired(Handle handle, Claim claim, Instant now) {
    handle
        .createUpdate(
            "delete from claims where client = :client and claim_key = :key and kept_until <= :now")
        .bind("client", claim.client())
        .bind("key", claim.key())
        .bind("now", now)
        .execute();
  }

  static void answered(Handle handle, Claim claim, StoredAnswer answer) {
    handle
        .createUpdate(
            """
            update claims set answer = :answer
            where client = :client and claim_key = :key and body_hash = :hash\
            """)
        .bind("client", claim.client())
        .bind("key", claim.key())
        .bind("hash", claim.bodyHash())
        .bind("answer", write(answer))
        .execute();
  }

  /// What is to be said to a claim that came second; empty when the first no longer stands.
  static Optional<Acceptance> standing(Handle handle, Claim claim, Instant now) {
    return handle
        .createQuery(
            """
            select body_hash, check_ids, answer, unanswered_until
            from claims
            where client = :client and claim_key = :key and kept_until > :now\
            """)
        .bind("client", claim.client())
        .bind("key", claim.key())
        .bind("now", now)
        .map((row, _) ->
            acceptance(
                row.getString("body_hash").equals(claim.bodyHash()),
                row.getString("answer"),
                now.isBefore(Times.get(row, "unanswered_until")),
                row.getString("check_ids")))
        .findOne();
  }

  private static Acceptance acceptance(
      boolean sameBody, @Nullable String answer, boolean awaited, String checkIds) {
    if (!sameBody) {
      return new Acceptance.OtherBody();
    }
    if (answer != null) {
      return new Acceptance.Repeated(answer(answer));
    }
    return awaited
        ? new Acceptance.InProgress()
        : new Acceptance.Unanswered(Json.texts(Json.read(checkIds)));
  }

  private static String write(StoredAnswer answer) {
    return Json.text(
        Json.object()
            .put("status", answer.status())
            .put("contentType", answer.contentType())
            .put(
                "location",
                Columns.fittingOrNull("The location", answer.location(), LONGEST_LOCATION))
            .put("body", answer.body()));
  }

  private static StoredAnswer answer(String text) {
    JsonNode json = Json.read(text);
    return new StoredAnswer(
        json.required("status").intValue(),
        Json.text(json, "contentType"),
        Json.textOrNull(json, "location"),
        Json.text(json, "body"));
  }
}
