package bot.mtasts.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Removes what is older than it is to be kept, a little at a time, so that nobody waits long for a
/// row.
final class Sweep {
  private static final int BATCH = 500;

  private final Transactions transactions;
  private final Retention retention;
  private final CommonTime time;

  Sweep(Transactions transactions, Retention retention, CommonTime time) {
    this.transactions = transactions;
    this.retention = retention;
    this.time = time;
  }

  /// How much was removed of each.
  ///
  /// @param destinations that failed once and were never tried again
  /// @param secrets of the vault, whose time was over
  /// @param onces what came so long ago that it would be new again
  /// @param leases that nobody prolonged
  record Swept(
      int reports,
      int requests,
      int deliveries,
      int sightings,
      int claims,
      int destinations,
      int secrets,
      int onces,
      int leases) {}

  Swept run(Instant now) {
    // What counts by the common time goes by it too: by a clock that runs ahead, a lease would go
    // that is still held.
    Instant common = transactions.read(time::now);
    return new Swept(
        all("reports", "id", "started_at < :limit", now.minus(retention.reports())),
        requests(now),
        all(
            "deliveries",
            "id",
            "created_at < :limit and state <> 'waiting'",
            now.minus(retention.deliveries())),
        all("sightings", "check_id", "seen_at < :limit", now.minus(retention.sightings())),
        all("claims", "client, claim_key", "kept_until <= :limit", now),
        all(
            "destination_health",
            "key_hash",
            "noted_at < :limit and disabled_at is null",
            now.minus(retention.deliveries())),
        all("vault", "kind, entry_key", "kept_until <= :limit", now),
        all("once_only", "kind, entry_key", "kept_until <= :limit", common),
        all("leases", "name", "held_until <= :limit", common));
  }

  private int requests(Instant now) {
    int old = all("check_requests", "id", "ended_at < :limit", now.minus(retention.requests()));
    // Those whose report has just gone: a report is not younger than the end of its request.
    return old
        + all(
            "check_requests",
            "id",
            """
            state = 'completed' and ended_at < :limit
            and not exists (select 1 from reports where reports.id = check_requests.id)\
            """,
            now);
  }

  private int all(String table, String key, String condition, Instant limit) {
    int all = 0;
    int some;
    do {
      some = transactions.write(handle -> some(handle, table, key, condition, limit));
      all += some;
    } while (some == BATCH);
    return all;
  }

  private static int some(
      Handle handle, String table, String key, String condition, Instant limit) {
    // The condition is asked again of each row that is removed: it may have been renewed since it
    // was found.
    return handle
        .createUpdate(
            "delete from %1$s where (%2$s) in (select %2$s from %1$s where %3$s limit %4$d) and %3$s"
                .formatted(table, key, condition, BATCH))
        .bind("limit", limit)
        .execute();
  }
}
