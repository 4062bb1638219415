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

/// An open database with today's tables: the pool of connections to it, and a small one for what is
/// waited for by somebody who goes away soon.
public final class Database implements AutoCloseable {
  private static final Duration PING_LIMIT = Duration.ofSeconds(2);

  // Slack is told within three seconds that a command has come, which is noted first. When two
  // hundred came in one second, that waited for up to five behind all that they had set going.
  private static final int PROMPT_POOL = 4;

  private final Dialect dialect;
  private final HikariDataSource pool;
  private final HikariDataSource promptPool;
  private final DataSource shared;
  private final Transactions transactions;
  private final Transactions prompt;

  private Database(Dialect dialect, HikariDataSource pool, HikariDataSource promptPool) {
    this.dialect = dialect;
    this.pool = pool;
    this.promptPool = promptPool;
    this.shared = new SharedConnection(pool);
    this.transactions = new Transactions(jdbi(pool), dialect);
    this.prompt = new Transactions(jdbi(promptPool), dialect);
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.registerArgument(new Times());
    // The pool's own statements are few and the same: what Jdbi parsed once, it keeps.
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    return jdbi;
  }

  /// Opens the database, makes it if it is not there, and brings its tables up to date.
  ///
  /// @throws StoreSetupException if that cannot be done; in words for the person who can mend it
  public static Database open(DatabaseSettings settings) throws StoreSetupException {
    Door door = Door.to(settings);
    door.knock();
    HikariDataSource pool = new HikariDataSource(pool(door, "mtasts", settings.poolSize()));
    try {
      Migrations.run(pool, door, settings);
      return new Database(
          door.dialect(), pool, new HikariDataSource(pool(door, "mtasts-prompt", PROMPT_POOL)));
    } catch (StoreSetupException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig pool(Door door, String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(door.url());
    config.setDataSourceProperties(door.properties());
    config.setMaximumPoolSize(size);
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

  /// For what is short, and waited for by somebody who goes away soon: it does not queue behind the
  /// rest.
  Transactions prompt() {
    return prompt;
  }

  /// For libraries that write beside us: see [SharedConnection].
  DataSource shared() {
    return shared;
  }

  /// Gives all connections up; the embedded database is then free for another process.
  @Override
  public void close() {
    promptPool.close();
    pool.close();
  }
}
