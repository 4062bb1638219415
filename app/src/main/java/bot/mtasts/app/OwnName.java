package bot.mtasts.app;

import bot.mtasts.core.probe.LookSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The name of this machine, for EHLO.
final class OwnName {
  private static final Path HOST_NAME = Path.of("/etc/hostname");
  private static final Pattern FULL = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private OwnName() {}

  /// The machine's name if it is a full one, else `localhost`: a bare `web1` says no more to a mail
  /// server, and to resolve it could take seconds.
  static String get() {
    try {
      String name = Files.readString(HOST_NAME).strip();
      return FULL.matcher(name).matches() ? name : LookSettings.STANDARD.ehloName();
    } catch (IOException e) {
      // Systems without that file have no name that we could trust either.
      return LookSettings.STANDARD.ehloName();
    }
  }
}
