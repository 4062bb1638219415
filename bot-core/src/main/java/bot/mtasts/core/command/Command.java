package bot.mtasts.core.command;

/// Something that people can ask for in a chat. A class, and a line in [Commands].
public interface Command {
  CommandSpec spec();

  /// Whether arguments are what it takes. Of free text only what fits is taken as a command: a
  /// message may begin with `Check` or `Help` and mean nothing by it.
  boolean takes(String arguments);

  /// Who will see what it answers, if nobody wishes otherwise.
  ///
  /// @param arguments as for [#takes]
  default Outlook outlook(String arguments) {
    // What it does not take is refused, and that is nobody else's business.
    return takes(arguments) ? Outlook.FOR_ALL : Outlook.FOR_ASKER;
  }

  /// Carries it out. Blocks; is called on a thread of its own.
  ///
  /// @param order what was typed, without the command's name
  /// @throws InterruptedException if the caller's thread is interrupted
  void run(Order order, ReplySink sink) throws InterruptedException;

  /// A command's part of an invocation.
  ///
  /// @param arguments what is left behind the name and without `private`; may be empty, no blanks
  ///   at its ends
  /// @param privately whether only the asker is to see the answer
  record Order(Asker asker, String arguments, boolean privately) {}
}
