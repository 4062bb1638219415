package bot.mtasts.lab.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/// The scenario files that come with the lab.
public final class Scenarios {
  private static final String FOLDER = "/scenarios/";

  private Scenarios() {}

  /// Their names, sorted.
  public static List<String> names() {
    return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /// All of them, in the order of their names.
  public static List<Scenario> all() {
    var names = names();
    var reader = new ScenarioReader();
    // Side by side: nearly all of the lab's start is reading these files.
    return IntStream.range(0, names.size())
        .parallel()
        .mapToObj(i -> reader.read(names.get(i), resource(names.get(i) + ".yaml"), i + 1))
        .toList();
  }

  /// One of them.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public static Scenario named(String name) {
    int index = names().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("there is no scenario " + name);
    }
    return new ScenarioReader().read(name, resource(name + ".yaml"), index + 1);
  }

  /// One of them, with a block of addresses that stays the same when others are added.
  ///
  /// @param number which block it gets; 3000 and above are free
  /// @throws IllegalStateException if there is none of that name
  public static Scenario named(String name, int number) {
    return parse(name, resource(name + ".yaml"), number);
  }

  /// A scenario from YAML text, for tests that make up their own.
  ///
  /// @param number which block of addresses it gets; 3000 and above are free
  public static Scenario parse(String name, String yaml, int number) {
    return new ScenarioReader().read(name, yaml, number);
  }

  private static String resource(String name) {
    try (InputStream in = Scenarios.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the lab was packed without " + FOLDER + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
