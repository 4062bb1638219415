package bot.mtasts.core.command;

import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.say.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Guesses which command was meant by a text that begins with none.
final class MistypedCommand {
  private static final Pattern FIRST_WORD = Pattern.compile("([A-Za-z-]{2,20})(?:[\\s:,]+|$)");
  private static final int LONGEST_REPEATED = 200;

  private final Commands commands;

  MistypedCommand(Commands commands) {
    this.commands = commands;
  }

  /// What may have been meant; empty when the text is nothing like a command.
  Optional<Refused> guess(String text) {
    if (text.indexOf('.') < 0 && ExplainCommand.code(text).isPresent()) {
      return Optional.of(
          new Refused(
              "That is the code of a finding. To read what it means:", List.of("explain " + text)));
    }
    Matcher first = FIRST_WORD.matcher(text);
    if (!first.lookingAt()) {
      return Optional.empty();
    }
    String rest = text.substring(first.end()).strip();
    return Nearest.to(first.group(1), commands.words())
        .flatMap(commands::named)
        .map(meant ->
            new Refused(
                "There is no command “%s”.".formatted(first.group(1)),
                List.of(typed(meant.spec().name(), rest))));
  }

  private static String typed(String name, String rest) {
    return rest.isEmpty() || rest.length() > LONGEST_REPEATED ? name : name + " " + rest;
  }
}
