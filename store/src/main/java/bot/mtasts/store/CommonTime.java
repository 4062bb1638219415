package bot.mtasts.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// What time it is for everybody who shares a database.
///
/// Whether a lease is over is asked by one instance of a time that another wrote. By their own
/// clocks, one that runs ahead would take what is still held, and both would hold it. So the only
/// clock that all of them can read counts, the database's, and no instance's own.
@FunctionalInterface
interface CommonTime {
  /// The database's own clock, read at the beginning of the transaction. That it may be some time
  /// ago, after waiting for a row, errs on the safe side: what is over may still seem held, and
  /// what is taken ends the sooner.
  CommonTime OF_DATABASE =
      handle ->
          handle
              .createQuery("select current_timestamp as database_time")
              .map((row, _) -> Times.get(row, "database_time"))
              .one();

  Instant now(Handle handle);
}
