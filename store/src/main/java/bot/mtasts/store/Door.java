package bot.mtasts.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// How a database is reached, and why it is not.
///
/// @param where for people, without secrets
record Door(Dialect dialect, String url, Properties properties, String where) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /// The file's name; H2 adds `.mv.db`.
  private static final String FILE = "mtasts";

  private static final int H2_LOCKED = 90020;
  private static final int H2_OTHER_FORMAT = 90048;

  static Door to(DatabaseSettings settings) throws StoreSetupException {
    return settings.url() == null ? embedded(settings) : server(settings, settings.url());
  }

  private static Door embedded(DatabaseSettings settings) throws StoreSetupException {
    Path directory = settings.dataDirectory().toAbsolutePath().normalize();
    if (directory.toString().contains(";")) {
      throw new StoreSetupException(
          "The data directory "
              + directory
              + " has a semicolon in its name, which the embedded"
              + " database cannot take. Choose another in `server.data-dir`.");
    }
    make(directory);
    String url =
        // async: on a plain file, one interrupt of a thread that writes closes the whole database.
        "jdbc:h2:async:"
            + directory.resolve(FILE)
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            // A commit is handed to the operating system before it returns.
            + ";WRITE_DELAY=0"
            // We close it ourselves, after what is under way has ended: H2 would at the first sign.
            + ";DB_CLOSE_ON_EXIT=FALSE"
            + ";LOCK_TIMEOUT=10000"
            // It would write each refused statement with its values into a file of its own.
            + ";TRACE_LEVEL_FILE=0";
    return new Door(Dialect.H2, url, properties(settings), directory.toString());
  }

  private static void make(Path directory) throws StoreSetupException {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new StoreSetupException(
          "The data directory "
              + directory
              + " cannot be made. Make it, writable for the user who"
              + " runs this program, or choose another in `server.data-dir`.",
          e);
    }
    if (!Files.isWritable(directory)) {
      throw new StoreSetupException(
          "The data directory "
              + directory
              + " is not writable for the user who runs this"
              + " program. Change its owner, or choose another in `server.data-dir`.");
    }
  }

  private static Door server(DatabaseSettings settings, String url) throws StoreSetupException {
    if (!url.startsWith(POSTGRESQL)) {
      throw new StoreSetupException(
          "`database.url` begins with something else than `"
              + POSTGRESQL
              + "//`. Write"
              + " `jdbc:postgresql://HOST:PORT/DATABASE`, with the user in `database.user` and the"
              + " password in `database.password`; or leave it out for the embedded database.");
    }
    Properties properties = properties(settings);
    properties.setProperty("ApplicationName", "mtasts");
    properties.setProperty("connectTimeout", "5");
    // A peer that is gone without a word does not hold a worker for ever.
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    // The server's details quote the values of a row.
    properties.setProperty("logServerErrorDetail", "false");
    return new Door(Dialect.POSTGRESQL, url, properties, settings.where());
  }

  private static Properties properties(DatabaseSettings settings) {
    Properties properties = new Properties();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password().reveal());
    }
    return properties;
  }

  /// Opens and closes one connection, to be able to say what is wrong: a pool only says that it has
  /// none.
  void knock() throws StoreSetupException {
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      // It opened: that was the question.
      connection.getMetaData();
    } catch (SQLException e) {
      throw new StoreSetupException(inWords(e), e);
    }
  }

  private String inWords(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (dialect == Dialect.H2) {
      return switch (e.getErrorCode()) {
        case H2_LOCKED ->
            "Another `mtasts serve` uses the data directory "
                + where
                + ". Stop it, or give this"
                + " one a directory of its own in `server.data-dir`; several can share one"
                + " PostgreSQL (`database.url`).";
        case H2_OTHER_FORMAT ->
            "The database in "
                + where
                + " was written by another version of H2, or is damaged."
                + " Open it with the version of mtasts that wrote it, or restore a backup.";
        default ->
            state.startsWith("28")
                ? "The database in "
                    + where
                    + " was made with another user or password. Set"
                    + " `database.user` and `database.password` as they were then."
                : "The database in " + where + " cannot be opened: " + firstLine(e);
      };
    }
    if (state.startsWith("28")) {
      return "PostgreSQL at "
          + where
          + " refused user and password. Look at `database.user` and"
          + " `database.password`.";
    }
    if (state.equals("3D000")) {
      return "PostgreSQL at "
          + where
          + " has no such database. Make it (`createdb`), or look at"
          + " `database.url`.";
    }
    if (state.startsWith("08")) {
      return "PostgreSQL at "
          + where
          + " cannot be reached. Look whether it runs, and at host and"
          + " port in `database.url`.";
    }
    if (state.startsWith("53")) {
      return "PostgreSQL at "
          + where
          + " has no connection left. Raise its `max_connections`, or"
          + " have fewer programs use it.";
    }
    return "PostgreSQL at " + where + " cannot be used: " + firstLine(e);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
  }
}
