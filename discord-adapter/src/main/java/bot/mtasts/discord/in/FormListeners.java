package bot.mtasts.discord.in;

import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Outlook;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.discord.components.CustomIds;
import bot.mtasts.discord.in.Desk.Come;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/// What people fill in and submit.
final class FormListeners {
  private final Dialogue dialogue;
  private final Desk desk;

  FormListeners(Dialogue dialogue, Desk desk) {
    this.dialogue = dialogue;
    this.desk = desk;
  }

  /// A form.
  void submitted(ModalInteractionEvent event, Come come) {
    switch (event.getModalId()) {
      case CustomIds.DOMAIN_FORM -> domain(event, come);
      case CustomIds.PASTE_FORM -> {
        String text = typed(event);
        desk.take(
            come,
            Optional.of("validate"),
            Acknowledged.FOR_ASKER,
            sink -> sink.say(dialogue.pasted(text)));
      }
      default ->
          desk.take(
              come, Optional.empty(), Acknowledged.FOR_ASKER, sink -> sink.say(Excuses.STALE));
    }
  }

  private void domain(ModalInteractionEvent event, Come come) {
    Invocation invocation =
        new Invocation(Whereabouts.asker(event), "check " + typed(event).strip(), false);
    desk.take(
        come,
        Optional.of("check"),
        dialogue.outlook(invocation) == Outlook.FOR_ALL
            ? Acknowledged.FOR_ALL
            : Acknowledged.FOR_ASKER,
        sink -> dialogue.typed(invocation, sink));
  }

  /// What stands in the one field of a form.
  private static String typed(ModalInteractionEvent event) {
    ModalMapping field = event.getValue(CustomIds.FIELD);
    return field == null ? "" : field.getAsString();
  }
}
