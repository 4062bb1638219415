package bot.mtasts.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import bot.mtasts.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okio.ByteString;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// The rows of destinations that ail; one without a row is well.
final class DestinationRows {
  private static final String COLUMNS =
      "destination_key, integration, failing_since, disabled_at, disabled_reason";

  // Somebody makes and removes the row in between again and again only in a dream; a loop needs an
  // end all the same.
  private static final int RULING_TRIES = 5;

  private DestinationRows() {}

  /// Decides what follows from an attempt and notes it for the destination, while no other instance
  /// can: whoever decides holds the row, or is the one who makes it.
  ///
  /// @param well the destination as it is without a row
  static Ruling rule(
      Handle handle,
      DestinationHealth well,
      Function<DestinationHealth, Ruling> ruling,
      Instant now) {
    for (int tries = 0; tries < RULING_TRIES; tries++) {
      Optional<DestinationHealth> before = find(handle, well.key(), " for update");
      Ruling ruled = ruling.apply(before.orElse(well));
      DestinationHealth after = ruled.health();
      if (after == null) {
        return ruled; // the attempt tells nothing of how the destination fares
      }
      if (before.isPresent()) {
        replace(handle, after, now);
        return ruled;
      }
      if (isWell(after) || insert(handle, after, now)) {
        return ruled;
      }
    }
    throw new StoreException(
        "A destination fails and is well again and again.",
        new IllegalStateException("%d tries".formatted(RULING_TRIES)));
  }

  private static boolean isWell(DestinationHealth health) {
    return health.failingSince() == null && !health.disabled();
  }

  private static boolean insert(Handle handle, DestinationHealth health, Instant now) {
    return bind(
                handle.createUpdate(
                    """
                    insert into destination_health
                      (key_hash, destination_key, integration, failing_since, disabled_at,
                       disabled_reason, noted_at)
                    values
                      (:hash, :key, :integration, :failing, :disabled, :reason, :now)
                    on conflict do nothing\
                    """),
                health,
                now)
            .bind("key", health.key())
            .execute()
        == 1;
  }

  private static void replace(Handle handle, DestinationHealth health, Instant now) {
    if (isWell(health)) {
      remove(handle, health.key());
      return;
    }
    bind(
            handle.createUpdate(
                """
                update destination_health
                set integration = :integration, failing_since = :failing, disabled_at = :disabled,
                    disabled_reason = :reason, noted_at = :now
                where key_hash = :hash\
                """),
            health,
            now)
        .execute();
  }

  private static Update bind(Update update, DestinationHealth health, Instant now) {
    String reason = health.disabledReason();
    return update
        .bind("hash", hash(health.key()))
        .bind("integration", health.integration())
        .bindByType("failing", health.failingSince(), Instant.class)
        .bindByType("disabled", health.disabledAt(), Instant.class)
        .bind("reason", reason == null ? null : Columns.made(reason, Columns.LONGEST_REASON))
        .bind("now", now);
  }

  static void remove(Handle handle, String key) {
    handle
        .createUpdate("delete from destination_health where key_hash = :hash")
        .bind("hash", hash(key))
        .execute();
  }

  static Optional<DestinationHealth> find(Handle handle, String key) {
    return find(handle, key, "");
  }

  private static Optional<DestinationHealth> find(Handle handle, String key, String lock) {
    return handle
        .createQuery("select " + COLUMNS + " from destination_health where key_hash = :hash" + lock)
        .bind("hash", hash(key))
        .map((row, _) -> read(row))
        .findOne();
  }

  static List<DestinationHealth> all(Handle handle, @Nullable String integration) {
    Query query =
        handle.createQuery(
            "select "
                + COLUMNS
                + " from destination_health "
                + (integration == null ? "" : "where integration = :integration ")
                + "order by destination_key");
    if (integration != null) {
      query.bind("integration", integration);
    }
    return query.map((row, _) -> read(row)).list();
  }

  private static DestinationHealth read(ResultSet row) throws SQLException {
    return new DestinationHealth(
        row.getString("destination_key"),
        row.getString("integration"),
        Times.getNullable(row, "failing_since"),
        Times.getNullable(row, "disabled_at"),
        row.getString("disabled_reason"));
  }

  // A URL of 2048 characters is too long for an index on PostgreSQL.
  private static String hash(String key) {
    return ByteString.encodeString(key, UTF_8).sha256().hex();
  }
}
