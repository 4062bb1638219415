package bot.mtasts.core.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which command a text names, for logs: what people type is no word of ours, and stays out.
public final class CommandNames {
  private final Set<String> known;

  /// The names of these commands, and what else people call them.
  public CommandNames(List<CommandSpec> specs) {
    known =
        specs.stream()
            .flatMap(spec -> Stream.concat(Stream.of(spec.name()), spec.also().stream()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// The first word where it names a command; `help` for nothing, and `check` for the rest.
  public String in(String text) {
    String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return known.contains(first) ? first : first.isEmpty() ? "help" : "check";
  }
}
