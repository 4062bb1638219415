package bot.mtasts.discord.in;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.components.ComponentRenderer;
import bot.mtasts.discord.in.Desk.Come;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;

/// The buttons that people press, and what they choose.
final class PressListeners {
  private final Dialogue dialogue;
  private final Desk desk;
  private final ComponentRenderer renderer;

  PressListeners(Dialogue dialogue, Desk desk, ComponentRenderer renderer) {
    this.dialogue = dialogue;
    this.desk = desk;
    this.renderer = renderer;
  }

  /// A button, or an option of a select.
  ///
  /// @param carried what it carries
  void press(GenericComponentInteractionCreateEvent event, String carried, Come come) {
    Optional<Press> read = Press.read(carried);
    if (read.isEmpty()) {
      desk.take(come, Optional.empty(), Acknowledged.FOR_ASKER, sink -> sink.say(Excuses.STALE));
      return;
    }
    Press press = read.get();
    Optional<String> verb = Optional.of(press.verb());
    switch (press) {
      case Press.AskDomain _ -> desk.open(come, verb, event, renderer.form(new Reply.DomainForm()));
      case Press.AskPaste _ -> desk.open(come, verb, event, renderer.form(new Reply.PasteForm()));
      case Press.Rerun _ when isTheirs(event) -> pressed(event, press, Acknowledged.IN_PLACE, come);
      case Press.Rerun _, Press.Fix _, Press.Explain _ ->
          pressed(event, press, Acknowledged.FOR_ASKER, come);
      case Press.Share _ -> pressed(event, press, Acknowledged.FOR_ALL, come);
    }
  }

  private void pressed(
      GenericComponentInteractionCreateEvent event, Press press, Acknowledged how, Come come) {
    Asker asker = Whereabouts.asker(event);
    // What somebody else is shown for a press of *Re-run* they may want to share.
    boolean privately =
        event.getMessage().isEphemeral()
            || (press instanceof Press.Rerun && how == Acknowledged.FOR_ASKER);
    desk.take(
        come,
        Optional.of(press.verb()),
        how,
        sink -> dialogue.pressed(press, asker, privately, sink));
  }

  /// Whether a message is theirs to be run again in its place: it answers them, or nobody, as what
  /// a webhook asked for. Somebody else's stays as it is, for its asker may be reading it.
  private static boolean isTheirs(GenericComponentInteractionCreateEvent event) {
    Message.InteractionMetadata answers = event.getMessage().getInteractionMetadata();
    return answers == null || answers.getUser().getIdLong() == event.getUser().getIdLong();
  }
}
