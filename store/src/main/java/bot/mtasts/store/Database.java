package bot.mtasts.store;

import bot.mtasts.core.store.StoreException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/// An open database with today's tables: the pool of connections to it.
public final class Database implements AutoCloseable {
  private static final Duration PING_LIMIT = Duration.ofSeconds(2);

  private final Dialect dialect;
  private final HikariDataSource pool;
  private final DataSource shared;
  private final Transactions transactions;

  private Database(Dialect dialect, HikariDataSource pool) {
    this.dialect = dialect;
    this.pool = pool;
    this.shared = new SharedConnection(pool);
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.registerArgument(new Times());
    // The pool's own statements are few and the same: what Jdbi parsed once, it keeps.
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    this.transactions = new Transactions(jdbi, dialect);
  }

  /// Opens the database, makes it if it is not there, and brings its tables up to date.
  ///
  /// @throws StoreSetupException if that cannot be done; in words for the person who can mend it
  public static Database open(DatabaseSettings settings) throws StoreSetupException {
    Door door = Door.to(settings);
    door.knock();
    HikariDataSource pool = new HikariDataSource(pool(door, settings));
    try {
      Migrations.run(pool, door, settings);
      return new Database(door.dialect(), pool);
    } catch (StoreSetupException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig pool(Door door, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("mtasts");
    config.setJdbcUrl(door.url());
    config.setDataSourceProperties(door.properties());
    config.setMaximumPoolSize(settings.poolSize());
    // Whoever waits longer is better told to come again.
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    if (door.dialect().alone()) {
      // An embedded database closes with its last connection: none is given up for its age.
      config.setMaxLifetime(0);
    }
    return config;
  }

  /// Asks the database for a sign of life, for readiness.
  ///
  /// @throws StoreException if it gives none within two seconds, or no connection is free
  public void ping() {
    try (Connection connection = pool.getConnection()) {
      if (!connection.isValid((int) PING_LIMIT.toSeconds())) {
        throw new StoreException("The database does not answer.", new SQLException("not valid"));
      }
    } catch (SQLException e) {
      throw new StoreException("The database cannot be reached.", e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Transactions transactions() {
    return transactions;
  }

  /// For libraries that write beside us: see [SharedConnection].
  DataSource shared() {
    return shared;
  }

  /// Gives all connections up; the embedded database is then free for another process.
  @Override
  public void close() {
    pool.close();
  }
}
