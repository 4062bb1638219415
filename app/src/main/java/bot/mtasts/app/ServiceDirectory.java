package bot.mtasts.app;

import bot.mtasts.app.Workshop.ServiceOrder;
import bot.mtasts.app.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which data directory a server works in.
final class ServiceDirectory {
  private ServiceDirectory() {}

  /// The configured or usual one; on the lab, where none is configured, one that goes with it.
  static Path of(ServiceOrder order, Closing closing) throws ConfigException {
    return order.lab() && order.config().service().dataDirectory().isEmpty()
        ? passing(closing)
        : usual(order);
  }

  /// The configured or usual one.
  static Path usual(ServiceOrder order) throws ConfigException {
    return DataDirectory.of(order.config().service().dataDirectory(), order.environment());
  }

  private static Path passing(Closing closing) throws ConfigException {
    try {
      Path directory = Files.createTempDirectory("mtasts-lab-"); // for its owner only
      closing.then(() -> remove(directory));
      return directory;
    } catch (IOException e) {
      throw new ConfigException(
          List.of("server.data-dir must be set: no temporary folder can be made"));
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the lab's data stays behind in " + directory, e);
    }
  }
}
