package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which database is used, and how.
///
/// @param url `jdbc:postgresql://…`; null for the embedded database
/// @param dataDirectory where the embedded database lies; made when it is not there
/// @param user null where the URL names one or none is needed
/// @param password null where the URL holds one or none is needed
/// @param poolSize how many connections are held open, at least 2
public record DatabaseSettings(
    @Nullable String url,
    Path dataDirectory,
    @Nullable String user,
    @Nullable Secret password,
    int poolSize) {
  /// Enough for two cores and a disk; statements are short, and no connection is held while a
  /// stranger is waited for.
  public static final int USUAL_POOL = 10;

  public DatabaseSettings {
    if (poolSize < 2) {
      throw new IllegalArgumentException("a pool of " + poolSize + " connections is too small");
    }
  }

  /// The embedded database in a directory.
  public static DatabaseSettings in(Path dataDirectory) {
    return new DatabaseSettings(null, dataDirectory, null, null, USUAL_POOL);
  }

  /// A PostgreSQL database.
  ///
  /// @param dataDirectory of the program, where the sealing key may lie; the database is elsewhere
  public static DatabaseSettings at(
      String url, @Nullable String user, @Nullable Secret password, Path dataDirectory) {
    return new DatabaseSettings(url, dataDirectory, user, password, USUAL_POOL);
  }

  /// Where the database is, for people: without what a URL may hold of secrets.
  public String where() {
    if (url == null) {
      return dataDirectory.toString();
    }
    // Behind the question mark may stand a password, before an @ as well.
    String bare = url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    return bare.startsWith("jdbc:") ? bare : bare.replaceFirst("^[^/]*@", "");
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + where() + ", pool of " + poolSize + "]";
  }
}
