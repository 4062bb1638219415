package bot.mtasts.store;

import bot.mtasts.core.store.StoreException;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What went wrong with the database, in words. The libraries' own exceptions quote the values of a
/// statement, which are not for logs: only the driver's exception goes on as a cause.
final class SqlTrouble {
  /// SQLState of an entry that is there already, on both databases.
  private static final String DUPLICATE = "23505";

  private SqlTrouble() {}

  /// Whether an exception came out of the database or one of the libraries between it and us.
  static boolean isIt(RuntimeException e) {
    return e instanceof JdbiException
        || e instanceof SQLRuntimeException
        || e instanceof DbSchedulerException;
  }

  static boolean isDuplicate(RuntimeException e) {
    SQLException sql = in(e);
    return sql != null && DUPLICATE.equals(sql.getSQLState());
  }

  static StoreException inWords(RuntimeException e) {
    SQLException sql = in(e);
    if (sql == null) {
      return new StoreException("The database could not be used.", e);
    }
    if (sql instanceof SQLTransientConnectionException) {
      return new StoreException("No connection to the database came free in time.", sql);
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new StoreException("The database cannot be reached.", sql);
    }
    return new StoreException("The database refused a statement (SQLState " + state + ").", sql);
  }

  static @Nullable SQLException in(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
