package bot.mtasts.app;

import bot.mtasts.app.admin.AdminClient;
import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.admin.AdminFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The way in through a server that runs.
final class RunningDoor {
  private RunningDoor() {}

  /// The door of the server that runs on a data directory; empty where none does.
  ///
  /// @throws UnavailableException if one may run and this user may not administer it
  static Optional<AdminDoor> find(Path directory)
      throws UnavailableException, InterruptedException {
    Optional<AdminFile> file;
    try {
      file = AdminFile.read(directory);
    } catch (IOException e) {
      throw new UnavailableException(
          "the admin file in %s cannot be read; run this as the user who runs the server"
              .formatted(directory),
          e);
    }
    if (file.isEmpty()) {
      return Optional.empty();
    }
    AdminClient client = new AdminClient(file.get());
    if (client.isAlive()) {
      return Optional.of(client);
    }
    client.close();
    return Optional.empty();
  }
}
