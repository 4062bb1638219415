package bot.mtasts.benchmarks;

import bot.mtasts.lab.outside.ListeningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A [LabTown] in a process of its own, so that its work and its memory are not taken for the
/// engine's.
final class LabProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final Place place;

  /// Starts it and waits until it stands.
  ///
  /// @throws IOException if it does not come up; why stands on standard error
  LabProcess(int domains, Duration roundTrip) throws IOException {
    process =
        ListeningProcess.command(
                List.of("-Xmx1g", Jvm.QUIET_LOG),
                LabTown.class,
                List.of(Integer.toString(domains), Long.toString(roundTrip.toMillis())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    place = new Place(environment(process.inputReader()), Place.goodDomains(domains));
  }

  Place place() {
    return place;
  }

  private static Map<String, String> environment(BufferedReader lines) throws IOException {
    Map<String, String> environment = new HashMap<>();
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the lab's process ended before the lab stood");
      }
      if (line.isEmpty()) {
        return environment;
      }
      int equals = line.indexOf('=');
      environment.put(line.substring(0, equals), line.substring(equals + 1));
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
