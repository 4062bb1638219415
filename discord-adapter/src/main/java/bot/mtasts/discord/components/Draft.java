package bot.mtasts.discord.components;

import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.Markup;
import bot.mtasts.discord.DiscordMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reply has to show, before it is fitted into a message. All texts are Markdown.
///
/// @param colour of the message's edge; null for none
/// @param headline the state in the first words: there is no other text for notifications and
///   screen readers; null where the first text is a sentence that says it
/// @param head always shown
/// @param parts shown as far as there is room
/// @param foot always shown
/// @param buttons at most a row of them
/// @param select a menu below them; null when there is nothing to choose
record Draft(
    @Nullable Integer colour,
    @Nullable String headline,
    List<String> head,
    Fitting<String> parts,
    List<String> foot,
    List<ObjectNode> buttons,
    @Nullable ObjectNode select) {
  private static final String HEADING = "## ";
  private static final String SMALL = "-# ";

  Draft {
    headline = headline == null ? null : Markup.cut(headline, DiscordLimits.EMBED_TITLE);
    head = head.stream().filter(text -> !text.isBlank()).toList();
    foot = List.copyOf(foot);
    buttons = List.copyOf(buttons);
  }

  /// A sentence that always has room, with whatever belongs to it, and nothing to press.
  static Draft of(List<String> texts) {
    return new Draft(null, null, texts, Fitting.none(), List.of(), List.of(), null);
  }

  /// The same under a headline.
  static Draft of(String headline, List<String> texts) {
    return new Draft(null, headline, texts, Fitting.none(), List.of(), List.of(), null);
  }

  /// Small print.
  static String small(String line) {
    return SMALL + line;
  }

  Draft withColour(int edge) {
    return new Draft(edge, headline, head, parts, foot, buttons, select);
  }

  Draft withParts(Fitting<String> more) {
    return new Draft(colour, headline, head, more, foot, buttons, select);
  }

  Draft withFoot(String... lines) {
    return new Draft(colour, headline, head, parts, List.of(lines), buttons, select);
  }

  Draft withButtons(List<ObjectNode> pressed) {
    return new Draft(colour, headline, head, parts, foot, pressed, select);
  }

  Draft withSelect(@Nullable ObjectNode menu) {
    return new Draft(colour, headline, head, parts, foot, buttons, menu);
  }

  /// The message, with as much of the parts as there is room for.
  DiscordMessage message() {
    List<ObjectNode> rows = rows();
    List<String> shown = shown(rows);
    return new DiscordMessage(
        array(List.of(Components.container(colour, inside(shown, rows)))),
        embed(Stream.of(head, shown, foot).flatMap(List::stream).toList()),
        array(rows));
  }

  private List<String> top() {
    return headline == null
        ? head
        : Stream.concat(Stream.of(HEADING + headline), head.stream()).toList();
  }

  private List<ObjectNode> rows() {
    List<ObjectNode> rows = new ArrayList<>();
    if (!buttons.isEmpty()) {
      rows.add(Components.row(buttons));
    }
    if (select != null) {
      rows.add(Components.row(List.of(select)));
    }
    return rows;
  }

  private List<String> shown(List<ObjectNode> rows) {
    Room room = new Room();
    top().forEach(room::take);
    foot.forEach(room::take);
    room.components -= 1 + 2; // the container, and two separators
    room.components -= rows.size() + buttons.size() + (select == null ? 0 : 1);
    return parts.within(room);
  }

  private List<ObjectNode> inside(List<String> shown, List<ObjectNode> rows) {
    List<ObjectNode> inside = new ArrayList<>();
    top().stream().map(Components::text).forEach(inside::add);
    if (!shown.isEmpty()) {
      inside.add(Components.separator());
    }
    shown.stream().map(Components::text).forEach(inside::add);
    if (!foot.isEmpty() || !rows.isEmpty()) {
      inside.add(Components.separator());
    }
    foot.stream().map(Components::text).forEach(inside::add);
    inside.addAll(rows);
    return inside;
  }

  /// The same in an embed. Its description has room for all texts of a message with Components V2,
  /// and for an empty line between them.
  private ObjectNode embed(List<String> texts) {
    ObjectNode embed = JsonNodeFactory.instance.objectNode();
    if (headline != null) {
      embed.put("title", headline);
    }
    if (!texts.isEmpty()) {
      embed.put("description", texts.stream().collect(Collectors.joining("\n\n")));
    }
    if (colour != null) {
      embed.put("color", colour);
    }
    return embed;
  }

  private static ArrayNode array(List<ObjectNode> nodes) {
    return JsonNodeFactory.instance.arrayNode().addAll(nodes);
  }

  /// How much there is still room for.
  private static final class Room implements Fitting.Room<String> {
    private int components = DiscordLimits.COMPONENTS;
    private int chars = DiscordLimits.TEXT;

    @Override
    public boolean has(List<String> more) {
      return components >= more.size() && chars >= more.stream().mapToInt(String::length).sum();
    }

    @Override
    public void take(String text) {
      components--;
      chars -= text.length();
    }
  }
}
