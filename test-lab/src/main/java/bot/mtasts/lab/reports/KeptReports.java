package bot.mtasts.lab.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Reports from perfect to hostile. Those whose names begin with `earlier-` were kept by an earlier
/// version, and are never written anew: what was kept must stay readable. A test of the core writes
/// the others from scenarios.
public final class KeptReports {
  private KeptReports() {}

  /// Their names, sorted.
  public static List<String> names() {
    return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /// One of them, as JSON in the form in which the core keeps reports.
  ///
  /// @throws IllegalStateException if there is none of that name
  public static String json(String name) {
    return resource(name + ".json");
  }

  private static String resource(String name) {
    try (InputStream in = KeptReports.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the lab was packed without the report " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
