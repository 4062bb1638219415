package bot.mtasts.core.command;

/// How something will be answered, as far as it can be told before anything is done: on some
/// platforms whoever acknowledges decides who sees the answer.
public enum Outlook {
  /// Everybody who is there sees the answer.
  FOR_ALL,
  /// Only the asker sees it: it is help, an explanation or a refusal, or they want it so.
  FOR_ASKER,
  /// A form opens, to paste a policy or a record into.
  PASTE_FORM
}
