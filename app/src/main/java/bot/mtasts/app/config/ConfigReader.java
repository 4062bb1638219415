package bot.mtasts.app.config;

import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.say.Nearest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the configuration in force: the environment beats the file, the file beats the defaults.
/// Everything that is wrong is told at once.
public final class ConfigReader {
  /// The file that is read when none is named and it is there.
  public static final String USUAL_FILE = "mtasts.yaml";

  // Ours, but read by the launcher.
  private static final Set<String> NOT_KEYS =
      Set.of("MTASTS_JAVA_HOME", "MTASTS_JAVA_FOLDERS", "MTASTS_JAVA_OPTIONS", "MTASTS_AOT");

  private final Path workingDirectory;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  public ConfigReader(Path workingDirectory, Map<String, String> environment) {
    this.workingDirectory = workingDirectory;
    this.environment = environment;
  }

  /// What was read.
  ///
  /// @param warnings about environment variables that look like ours and are none
  public record Read(AppConfig config, Settings settings, List<String> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /// Reads everything once.
  ///
  /// @param named the file given with `--config`, or null to look for [#USUAL_FILE]
  /// @throws ConfigException with a sentence for each thing that is wrong
  public Read read(@Nullable Path named) throws ConfigException {
    Map<Key<?>, Setting<?>> inForce = new LinkedHashMap<>();
    for (Key<?> key : Keys.ALL) {
      inForce.put(key, byDefault(key));
    }
    Path usual = workingDirectory.resolve(USUAL_FILE);
    if (named != null) {
      fromFile(workingDirectory.resolve(named), named.toString(), inForce);
    } else if (Files.exists(usual)) {
      fromFile(usual, USUAL_FILE, inForce);
    }
    fromEnvironment(inForce);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    Settings settings = new Settings(inForce);
    problems.addAll(CrossChecks.problems(settings));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new Read(AppConfig.of(settings), settings, warnings);
  }

  private static <T> Setting<T> byDefault(Key<T> key) {
    return new Setting<>(key, key.fallback(), key.shownDefault(), Setting.DEFAULT);
  }

  private void fromFile(Path file, String shown, Map<Key<?>, Setting<?>> inForce)
      throws ConfigException {
    Map<String, Integer> seen = new HashMap<>();
    Path base = file.toAbsolutePath().normalize().getParent();
    for (YamlFile.Entry entry : YamlFile.read(file, shown)) {
      String where = shown + ":" + entry.line();
      Integer earlier = seen.putIfAbsent(entry.path(), entry.line());
      if (earlier != null) {
        problems.add(
            where + ": `" + name(entry.path()) + "` stands in line " + earlier + " already");
        continue;
      }
      Key<?> key = Keys.ofPath(entry.path()).orElse(null);
      if (key == null) {
        problems.add(where + ": " + unknown(entry));
      } else if (entry.shape() == YamlFile.Shape.LIST && !key.kind().isList()) {
        problems.add(where + ": `" + key.path() + "` takes one value, not a list");
      } else if (entry.shape() != YamlFile.Shape.EMPTY) {
        take(key, entry.text(), where, base == null ? workingDirectory : base, inForce);
      }
    }
  }

  private static String unknown(YamlFile.Entry entry) {
    String path = entry.path();
    List<String> known = Keys.ALL.stream().map(Key::path).toList();
    if (known.stream().anyMatch(key -> key.startsWith(path + "."))) {
      return entry.shape() == YamlFile.Shape.EMPTY
          ? "`" + path + "` is empty"
          : "`" + path + "` is a group of keys, not a value";
    }
    return "unknown key `"
        + name(path)
        + "`"
        + Nearest.to(path, known)
            .map(near -> "; did you mean `" + near + "`?")
            .orElse("; the keys are listed by `./mtasts config`");
  }

  private void fromEnvironment(Map<Key<?>, Setting<?>> inForce) {
    for (Key<?> key : Keys.ALL) {
      String text = environment.get(key.variable());
      // `${X:-}` in a compose file makes an empty variable: it counts as not set.
      if (text != null && !text.isBlank()) {
        take(key, text.strip(), key.variable(), workingDirectory, inForce);
      }
    }
    List<String> known = Keys.ALL.stream().map(Key::variable).toList();
    environment.keySet().stream()
        .filter(name -> name.startsWith(Key.ENVIRONMENT_PREFIX))
        .filter(name -> !known.contains(name) && !NOT_KEYS.contains(name))
        .sorted()
        .forEach(name ->
            warnings.add(
                "the environment variable "
                    + name(name)
                    + " is not one of ours and was ignored"
                    + Nearest.to(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")));
  }

  private <T> void take(
      Key<T> key, String text, String origin, Path base, Map<Key<?>, Setting<?>> inForce) {
    switch (key.kind().reader().read(text, base)) {
      case Kind.Reading.Good<T>(var value) ->
          inForce.put(key, new Setting<>(key, value, text, origin));
      case Kind.Reading.Bad<T>(var why) ->
          problems.add(
              origin
                  + ": "
                  + (origin.equals(key.variable()) ? "" : "`" + key.path() + "`: ")
                  + (key.secret() ? "the value" : "`" + name(text) + "`")
                  + " is not "
                  + key.kind().allowed()
                  + (why.isEmpty() ? "" : " (" + why + ")"));
    }
  }

  /// Reads a URL as `server.public-url` takes it; empty when it is none.
  public static Optional<URI> origin(String text) {
    return switch (ServiceKinds.ORIGIN.reader().read(text, Path.of(""))) {
      case Kind.Reading.Good<URI>(var url) -> Optional.of(url);
      case Kind.Reading.Bad<URI> _ -> Optional.empty();
    };
  }

  private static String name(String written) {
    return VisibleLine.of(written);
  }
}
