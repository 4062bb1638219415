package bot.mtasts.lab.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One chat client on the page: what a person sees in a channel, and what they can do there.
///
/// Every method throws [IllegalArgumentException], in words for whoever plays, for a person,
/// channel or message that is not there, and for what the chat itself would not let them do.
public interface ChatScreen {
  /// How it is called in URLs: `slack`.
  String word();

  /// Who and what there is: `people` and `channels`, each with `id` and `name`, and a channel with
  /// what it `says` about itself where there is something to say; the `home` of the app is opened
  /// by saying nothing there.
  ObjectNode world();

  /// What a person sees in a channel.
  Shown shown(String person, String channel);

  /// What the client offers while a line is being typed, best first; perhaps nothing.
  List<Suggestion> suggestions(String person, String channel, String text);

  /// A line is sent: a command or a message.
  void say(String person, String channel, String text);

  /// A button is pressed, or something chosen.
  ///
  /// @param message whose button it is; empty for one of the modal
  void press(String person, String channel, String message, JsonNode pressed);

  /// A message's shortcut is used.
  void shortcut(String person, String channel, String message);

  /// The modal on top is sent.
  ///
  /// @param values by the names that the picture gave to its fields
  void submit(String person, Map<String, String> values);

  /// The modal on top is closed.
  void close(String person);

  /// An offer to go on with a line.
  ///
  /// @param label what it is called
  /// @param says what it is about; may be empty
  /// @param text the whole line, once it is taken
  record Suggestion(String label, String says, String text) {}

  /// What can be seen.
  ///
  /// @param messages HTML
  /// @param modal HTML; null while none is open
  record Shown(String messages, @Nullable String modal) {}
}
