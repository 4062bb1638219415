package bot.mtasts.core.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands, in the order of the help.
final class Commands {
  private final List<Command> all;

  Commands(ChatChecks checks, ChatLimits limits, ChatParts parts, ChatSettings settings) {
    this.all =
        List.of(
            new CheckCommand(checks, settings.mostDomains()),
            new FixCommand(checks, settings.mostDomains()),
            new GenerateCommand(parts.generator(), limits),
            new ValidateCommand(parts.clock()),
            new ExplainCommand(),
            new HelpCommand(this::specs));
  }

  List<CommandSpec> specs() {
    return all.stream().map(Command::spec).toList();
  }

  /// The command that a word names, in any letter case.
  Optional<Command> named(String word) {
    String asked = word.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(command -> words(command.spec()).anyMatch(asked::equals))
        .findFirst();
  }

  /// The one that is meant where none is named.
  Command check() {
    return all.getFirst();
  }

  /// What shows what can be typed.
  Command help() {
    return all.getLast();
  }

  /// Every word that names a command.
  List<String> words() {
    return all.stream().flatMap(command -> words(command.spec())).toList();
  }

  private static Stream<String> words(CommandSpec spec) {
    return Stream.concat(Stream.of(spec.name()), spec.also().stream());
  }
}
