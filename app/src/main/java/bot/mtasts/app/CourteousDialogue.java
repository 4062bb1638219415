package bot.mtasts.app;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Outlook;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import java.util.List;

/// The same dialogue, which lets a crowd pass before it turns to those whom it has heard. A press
/// is answered at once: its form opens within three seconds or not at all.
record CourteousDialogue(Dialogue dialogue, Courtesy courtesy) implements Dialogue {
  @Override
  public void typed(Invocation invocation, ReplySink sink) throws InterruptedException {
    courtesy.letPass();
    dialogue.typed(invocation, sink);
  }

  @Override
  public void said(Asker asker, List<String> texts, ReplySink sink) throws InterruptedException {
    courtesy.letPass();
    dialogue.said(asker, texts, sink);
  }

  @Override
  public void pressed(Press press, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException {
    dialogue.pressed(press, asker, privately, sink);
  }

  @Override
  public Outlook outlook(Invocation invocation) {
    return dialogue.outlook(invocation);
  }

  @Override
  public Outlook outlook(Asker asker, List<String> texts) {
    return dialogue.outlook(asker, texts);
  }

  @Override
  public void stopFollowing() {
    dialogue.stopFollowing();
  }

  @Override
  public Reply pasted(String text) {
    return dialogue.pasted(text);
  }

  @Override
  public Reply latest(Asker asker) {
    return dialogue.latest(asker);
  }

  @Override
  public List<CommandSpec> specs() {
    return dialogue.specs();
  }
}
