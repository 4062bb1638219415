package bot.mtasts.core.command;

import java.util.List;

/// What a chat platform hands over: what people type, say, press and paste. [#typed], [#said],
/// [#pressed] and [#latest] block for as long as the platform and the store take, on a thread of
/// their own, and never throw for their trouble: the asker is told.
public interface Dialogue {
  /// A command, as it was typed.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  void typed(Invocation invocation, ReplySink sink) throws InterruptedException;

  /// Free text: a message that mentions us, or one whose domains somebody wants checked. A text
  /// that begins with a command is taken as one; otherwise the domains that it speaks of are
  /// checked.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  void said(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException;

  /// A button.
  ///
  /// @param privately whether only the asker sees the message that it stands under
  /// @throws InterruptedException if the caller's thread is interrupted
  void pressed(Press press, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException;

  /// How a command will be answered; quick, and nothing is done.
  Outlook outlook(Invocation invocation);

  /// How free text will be answered; quick, and nothing is done.
  Outlook outlook(Asker asker, List<String> texts);

  /// What is to be said about a pasted policy or record; quick, and without any look.
  Reply pasted(String text);

  /// The latest checks of the asker's workspace, and those they asked for alone.
  Reply latest(Asker asker);

  /// Lets those go who do nothing but watch how far checks have come: the answers come all the
  /// same. For a platform that stops.
  void stopFollowing();

  /// Every command, in the order of the help.
  List<CommandSpec> specs();
}
