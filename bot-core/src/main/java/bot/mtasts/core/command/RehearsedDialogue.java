package bot.mtasts.core.command;

import java.util.List;

/// Hears what nobody said, before the first who does, and does nothing about it. What is worked out
/// on the way is the real dialogue's.
public record RehearsedDialogue(Dialogue real) implements Dialogue {
  @Override
  public void typed(Invocation invocation, ReplySink sink) {
    // Nobody asked.
  }

  @Override
  public void said(Asker asker, List<String> texts, ReplySink sink) {
    // Nobody asked.
  }

  @Override
  public void pressed(Press press, Asker asker, boolean privately, ReplySink sink) {
    // Nobody asked.
  }

  @Override
  public Outlook outlook(Invocation invocation) {
    return real.outlook(invocation);
  }

  @Override
  public Outlook outlook(Asker asker, List<String> texts) {
    return real.outlook(asker, texts);
  }

  @Override
  public void stopFollowing() {
    // Nothing is followed.
  }

  @Override
  public Reply pasted(String text) {
    return real.pasted(text);
  }

  @Override
  public Reply latest(Asker asker) {
    return new Reply.Latest(List.of());
  }

  @Override
  public List<CommandSpec> specs() {
    return real.specs();
  }
}
