package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as people see it at one moment.
///
/// @param channel the channel's id
/// @param ts its name, and when it was posted
/// @param threadTs the message that it answers in a thread; null if none
/// @param author the id of the person or bot user
/// @param byApp whether the app posted it
/// @param text what notifications and screen readers say; with blocks nothing else shows it
/// @param blocks an array; empty if there are none
/// @param reader the id of the only person who sees it; null if all do
/// @param earlier what it said before each edit, oldest first
public record Message(
    String channel,
    String ts,
    @Nullable String threadTs,
    String author,
    boolean byApp,
    String text,
    JsonNode blocks,
    @Nullable String reader,
    List<Version> earlier) {

  /// What a message said before it was edited.
  public record Version(String text, JsonNode blocks) {
    /// All that could be read of it.
    public String words() {
      return wordsOf(text, blocks);
    }
  }

  /// Copies the versions.
  public Message {
    earlier = List.copyOf(earlier);
  }

  /// How often it was edited.
  public int edits() {
    return earlier.size();
  }

  /// Whether only one person sees it.
  public boolean ephemeral() {
    return reader != null;
  }

  /// All that can be read: every text of every block, a line each, or the text where there are no
  /// blocks.
  public String words() {
    return wordsOf(text, blocks);
  }

  /// The button, menu or input with this action id; null if there is none.
  public @Nullable JsonNode element(String actionId) {
    Elements.Place place = Elements.find(blocks, actionId);
    return place == null ? null : place.element();
  }

  /// The action ids of everything that can be pressed or chosen, in order.
  public List<String> actionIds() {
    var ids = new ArrayList<String>();
    Elements.all(blocks).forEach(place -> ids.add(place.element().path("action_id").asText()));
    return ids;
  }

  private static String wordsOf(String text, JsonNode blocks) {
    if (blocks.isEmpty()) {
      return text;
    }
    var lines = new ArrayList<String>();
    collect(blocks, lines);
    return String.join("\n", lines);
  }

  private static void collect(JsonNode node, List<String> lines) {
    JsonNode text = node.path("text");
    if (text.isTextual()) {
      lines.add(text.textValue());
    }
    node.forEach(child -> collect(child, lines));
  }
}
