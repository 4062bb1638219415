package bot.mtasts.core.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A typed text, taken apart: which command, with which arguments, for whose eyes.
///
/// @param command empty when the first word names none
/// @param arguments what is behind the command's name, or all of it; no blanks at its ends, and
///   without `private` there
/// @param privately whether `private` was said
record Typed(Optional<Command> command, String arguments, boolean privately) {
  private static final Pattern PRIVATE_FIRST =
      Pattern.compile("private(?:ly)?(?:[\\s,:;]+|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PRIVATE_LAST =
      Pattern.compile("(?:^|[\\s,;])private(?:ly)?$", Pattern.CASE_INSENSITIVE);
  // Who writes to the bot in a message may begin as in the command line.
  private static final Pattern OWN_NAME =
      Pattern.compile("/?mtasts(?:\\s+|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIRST_WORD = Pattern.compile("([^\\s:,]+?)[!.?]*(?:[\\s:,]+|$)");

  /// Takes a text apart.
  static Typed read(String text, Commands commands) {
    Rest whole = new Rest(Words.withoutMentionsBefore(text), false).without(OWN_NAME).open();
    Matcher first = FIRST_WORD.matcher(whole.text());
    Optional<Command> command =
        first.lookingAt() ? commands.named(first.group(1)) : Optional.empty();
    Rest rest = command.isEmpty() ? whole : whole.behind(first.end()).open();
    return new Typed(command, rest.text(), rest.privately());
  }

  /// What is still to be taken apart.
  private record Rest(String text, boolean privately) {
    Rest without(Pattern first) {
      Matcher matcher = first.matcher(text);
      return matcher.lookingAt()
          ? new Rest(text.substring(matcher.end()).strip(), privately)
          : this;
    }

    Rest behind(int end) {
      return new Rest(text.substring(end).strip(), privately);
    }

    /// Without `private` at either end.
    Rest open() {
      Matcher first = PRIVATE_FIRST.matcher(text);
      if (first.lookingAt()) {
        return new Rest(text.substring(first.end()).strip(), true);
      }
      Matcher last = PRIVATE_LAST.matcher(text);
      return last.find() ? new Rest(text.substring(0, last.start()).strip(), true) : this;
    }
  }
}
