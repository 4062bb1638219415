package bot.mtasts.discord.in;

import bot.mtasts.core.command.CommandSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the core's commands are divided up on Discord, where a command that has subcommands cannot
/// be used itself: those about a domain are actions of one command, which checks if no action is
/// chosen, and each other one has a name of its own.
///
/// @param specs all of them, in the order of the help
record Slash(List<CommandSpec> specs) {
  /// The command about a domain, and what the names of the others begin with.
  static final String COMMAND = "mtasts";

  /// The command in a message's context menu.
  static final String CHECK_MESSAGE = "Check domains in this message";

  /// The parameter that makes a command one about a domain, and the option that it becomes.
  static final String DOMAIN = "domain";

  /// The option that says what to do about the domain.
  static final String ACTION = "action";

  /// The option to be answered alone.
  static final String PRIVATE = "private";

  Slash {
    specs = List.copyOf(specs);
  }

  /// Those about a domain, the usual one first.
  List<CommandSpec> actions() {
    return specs.stream().filter(Slash::isAboutDomain).toList();
  }

  /// What more is to be chosen for some action, as its mode.
  List<CommandSpec.Parameter> choices() {
    return actions().stream()
        .flatMap(spec -> spec.parameters().stream())
        .filter(parameter -> !parameter.choices().isEmpty())
        .toList();
  }

  /// Those that have a command of their own.
  List<CommandSpec> others() {
    return specs.stream().filter(spec -> !isAboutDomain(spec)).toList();
  }

  /// What an option is asked for by such a command. What is not required is asked for in a form.
  static List<CommandSpec.Parameter> asked(CommandSpec other) {
    return other.parameters().stream().filter(CommandSpec.Parameter::required).toList();
  }

  /// As the command of its own is called.
  static String nameOf(CommandSpec other) {
    return COMMAND + "-" + other.name();
  }

  /// The command of its own that is called so; empty for one that is not known.
  Optional<CommandSpec> other(String name) {
    return others().stream().filter(spec -> nameOf(spec).equals(name)).findFirst();
  }

  /// What somebody would type who chose this: `generate example.com enforce`.
  ///
  /// @param action empty where none was chosen
  /// @param more what else was chosen, by parameter
  String typed(Optional<String> action, String domain, List<Chosen> more) {
    // Nobody chooses a mode for something that has none: the action that has it is meant.
    Optional<String> meant =
        action.or(() ->
            actions().stream()
                .filter(spec -> more.stream().anyMatch(chosen -> has(spec, chosen.parameter())))
                .map(CommandSpec::name)
                .findFirst());
    Stream<String> words = Stream.concat(meant.stream(), Stream.of(domain.strip()));
    return String.join(
        " ", Stream.concat(words, more.stream().map(chosen -> chosen.word())).toList());
  }

  /// A parameter's choice.
  record Chosen(String parameter, String word) {}

  private static boolean has(CommandSpec spec, String parameter) {
    return spec.parameters().stream().anyMatch(one -> one.name().equals(parameter));
  }

  private static boolean isAboutDomain(CommandSpec spec) {
    return has(spec, DOMAIN);
  }
}
