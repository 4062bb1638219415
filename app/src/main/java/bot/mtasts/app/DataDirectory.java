package bot.mtasts.app;

import bot.mtasts.app.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folder that holds what a server keeps: its database, the key that seals secrets, the way in
/// for the command line. For nobody but its owner.
public final class DataDirectory {
  private static final String NAME = "mtasts-bot";

  private DataDirectory() {}

  /// The configured folder, else the usual one of this user: so that a command finds the server's
  /// data from whatever directory it is called.
  ///
  /// @throws ConfigException if none is configured and the user has no home
  public static Path of(Optional<Path> configured, Map<String, String> environment)
      throws ConfigException {
    if (configured.isPresent()) {
      return configured.get();
    }
    String shared = environment.getOrDefault("XDG_DATA_HOME", "");
    if (shared.startsWith("/")) { // the XDG specification has relative ones ignored
      return Path.of(shared, NAME);
    }
    String home = environment.getOrDefault("HOME", "");
    if (home.isEmpty()) {
      throw new ConfigException(
          List.of("server.data-dir must be set: there is no HOME to keep data in"));
    }
    return Path.of(home, ".local", "share", NAME);
  }

  /// Makes the folder if it is missing.
  ///
  /// @throws ConfigException if it cannot be made or written to
  public static void prepare(Path folder) throws ConfigException {
    try {
      if (Files.notExists(folder)) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.createDirectory(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectory(folder);
        }
      }
    } catch (IOException e) {
      throw new ConfigException(
          List.of(
              "server.data-dir: %s cannot be made (%s); set it to a folder that this user may write to"
                  .formatted(folder, reason(e))));
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException(
          List.of("server.data-dir: %s cannot be written to by this user".formatted(folder)));
    }
  }

  // Java's message is the path alone, as a rule; the class says what happened to it.
  private static String reason(IOException failure) {
    return failure.getClass().getSimpleName().replace("Exception", "");
  }
}
