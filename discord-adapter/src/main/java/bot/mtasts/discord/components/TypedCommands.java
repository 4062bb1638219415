package bot.mtasts.discord.components;

import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.mtasts.PolicyMode;
import java.util.Locale;
import java.util.Set;

/// What is typed in Discord for what is one line elsewhere. A command there that has subcommands
/// cannot be called itself, so `fix example.com` is `/mtasts domain:example.com action:fix`, and
/// what is not about a domain is a command of its own: `/mtasts-help`.
final class TypedCommands {
  private static final String COMMAND = "/mtasts";
  private static final String CHECK = "check";
  private static final String DOMAIN = "domain";
  private static final String PRIVATELY = "private ";
  private static final Set<String> ON_THEIR_OWN = Set.of("help", "validate", "explain");

  private TypedCommands() {}

  /// A line as it would be typed behind `/mtasts` elsewhere.
  static String of(String line) {
    String[] words = line.split(" ", 2);
    return typed(words[0], words.length == 1 ? "" : words[1]);
  }

  private static String typed(String name, String arguments) {
    if (ON_THEIR_OWN.contains(name)) {
      String option = name.equals("explain") && !arguments.isEmpty() ? " finding:" + arguments : "";
      return COMMAND + "-" + name + option;
    }
    boolean privately = arguments.startsWith(PRIVATELY);
    String what = privately ? arguments.substring(PRIVATELY.length()) : arguments;
    // A mode may follow the domain.
    int last = what.lastIndexOf(' ');
    boolean moded = last > 0 && PolicyMode.ofWord(what.substring(last + 1)).isPresent();
    return "%s %s:%s%s%s%s"
        .formatted(
            COMMAND,
            DOMAIN,
            moded ? what.substring(0, last) : what,
            name.equals(CHECK) ? "" : " action:" + name,
            moded ? " mode:" + what.substring(last + 1) : "",
            privately ? " private:True" : "");
  }

  /// What a command takes, in capitals where it is free.
  static String usage(CommandSpec spec) {
    return spec.parameters().isEmpty()
        ? typed(spec.name(), "")
        : typed(spec.name(), spec.parameters().getFirst().name().toUpperCase(Locale.ROOT));
  }

  static String example(CommandSpec spec, String arguments) {
    return typed(spec.name(), arguments);
  }
}
