package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/// Where a test's database is: a file of its own, or a database of its own on one PostgreSQL for
/// all tests.
enum Server {
  H2 {
    @Override
    DatabaseSettings fresh() {
      return DatabaseSettings.in(directory());
    }
  },

  POSTGRESQL {
    @Override
    DatabaseSettings fresh() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = Running.POSTGRES.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("no database for the test", e);
      }
      return DatabaseSettings.at(url(name), "postgres", new Secret("postgres"), directory());
    }
  };

  /// Started when the first test wants it; ends with the process.
  private static final class Running {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // Its files are thrown away: what a power failure would leave of them is not asked here.
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Settings of a database that nobody has used.
  abstract DatabaseSettings fresh();

  /// The URL of a database on the one PostgreSQL.
  static String url(String database) {
    return "jdbc:postgresql://localhost:" + Running.POSTGRES.getPort() + "/" + database;
  }

  /// A directory that is gone when the process ends.
  static Path directory() {
    try {
      Path directory = Files.createTempDirectory("mtasts-store");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      // What lies deepest goes first.
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      System.err.println(directory + " could not be removed: " + e.getMessage());
    }
  }
}
