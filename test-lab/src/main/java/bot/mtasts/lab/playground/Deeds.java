package bot.mtasts.lab.playground;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people did on the screen, as far as their clients remember it: whose command an answer
/// belongs to, which form is open, and what the bot did not answer in time.
final class Deeds {
  private final Map<String, Deed> all = new LinkedHashMap<>();
  private final Map<String, Interaction> forms = new LinkedHashMap<>();

  /// Something a person did.
  ///
  /// @param command what was used; null for a button or a form
  /// @param message what was pressed; null for anything else
  record Deed(Interaction interaction, @Nullable String command, @Nullable String message) {
    /// As it stands over the answer; null where nothing does.
    @Nullable String words() {
      return command == null ? null : interaction.person().name() + " used " + command;
    }
  }

  void command(Interaction interaction, String command) {
    did(new Deed(interaction, command, null));
  }

  void press(Interaction interaction, String message) {
    did(new Deed(interaction, null, message));
  }

  void submission(Interaction interaction) {
    did(new Deed(interaction, null, null));
  }

  private synchronized void did(Deed deed) {
    all.put(deed.interaction().id(), deed);
    forms.put(deed.interaction().person().id(), deed.interaction());
  }

  /// The form that what a person did last has opened.
  synchronized Optional<Modal> form(DiscordPerson person) {
    return Optional.ofNullable(forms.get(person.id())).flatMap(Interaction::modal);
  }

  synchronized void formIsDone(DiscordPerson person) {
    forms.remove(person.id());
  }

  /// What stands over the answer to an interaction.
  synchronized Optional<String> commandOf(String interaction) {
    return Optional.ofNullable(all.get(interaction)).map(Deed::words);
  }

  /// Commands and forms that the viewer was not answered to.
  synchronized List<Deed> unanswered(DiscordPerson viewer, Channel channel) {
    return all.values().stream()
        .filter(deed -> deed.message() == null)
        .filter(deed -> deed.interaction().person().equals(viewer))
        .filter(deed -> deed.interaction().channel().equals(channel))
        .filter(deed -> deed.interaction().failed())
        .toList();
  }

  /// Whether the viewer's latest press on a message was not answered.
  synchronized boolean failedOn(DiscordPerson viewer, Message message) {
    return all.values().stream()
        .filter(deed -> Objects.equals(deed.message(), message.id()))
        .filter(deed -> deed.interaction().person().equals(viewer))
        .reduce((_, later) -> later)
        .map(deed -> deed.interaction().failed())
        .orElse(false);
  }
}
