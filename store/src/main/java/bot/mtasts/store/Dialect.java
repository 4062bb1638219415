package bot.mtasts.store;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.util.Optional;

/// What differs between the two databases; everything else is one SQL.
enum Dialect {
  H2("binary large object") {
    @Override
    JdbcCustomization jobSql() {
      // Named, because db-scheduler does not know H2 and would warn when it looks for itself. Its
      // defaults fit: our columns have a time zone.
      return new DefaultJdbcCustomization(false);
    }

    @Override
    void polling(SchedulerBuilder builder) {
      builder.pollUsingFetch(0.5, 3.0);
    }

    @Override
    boolean alone() {
      return true;
    }

    @Override
    Optional<String> toDisk() {
      return Optional.of("checkpoint sync");
    }
  },

  POSTGRESQL("bytea") {
    @Override
    JdbcCustomization jobSql() {
      return new PostgreSqlJdbcCustomization(false, false);
    }

    @Override
    void polling(SchedulerBuilder builder) {
      // No more than there are free workers: what an instance has locked, no other can take.
      builder.pollUsingLockAndFetch(0.5, 1.0);
    }

    @Override
    boolean alone() {
      return false;
    }

    @Override
    Optional<String> toDisk() {
      return Optional.empty();
    }
  };

  private final String bytes;

  Dialect(String bytes) {
    this.bytes = bytes;
  }

  /// The type of a column of octets, as long as they may be.
  String bytes() {
    return bytes;
  }

  /// How db-scheduler writes its statements.
  abstract JdbcCustomization jobSql();

  /// How db-scheduler asks for due jobs.
  abstract void polling(SchedulerBuilder builder);

  /// Whether no other process can be at work on the same database.
  abstract boolean alone();

  /// The statement that makes what was committed survive a power failure; empty where a commit
  /// does.
  abstract Optional<String> toDisk();
}
