package bot.mtasts.slack.blocks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// What a reply has to show, before it is fitted into a message or a view.
///
/// @param title of the modal, should it become one
/// @param fallback what is said where blocks are not shown, in mrkdwn
/// @param head always shown
/// @param parts the most important first; shown as far as there is room
/// @param rest a line about as many parts as are left out, and whatever was never among them
/// @param foot always shown
record Draft(
    String title,
    String fallback,
    List<ObjectNode> head,
    List<Part> parts,
    IntFunction<Optional<ObjectNode>> rest,
    List<ObjectNode> foot) {
  Draft {
    head = List.copyOf(head);
    parts = List.copyOf(parts);
    foot = List.copyOf(foot);
  }

  /// One of several things that is shown as a whole or not at all.
  ///
  /// @param brief what stands in for it where it has no room; empty when nothing does
  record Part(List<ObjectNode> full, List<ObjectNode> brief) {
    Part {
      full = List.copyOf(full);
      brief = List.copyOf(brief);
    }
  }

  /// Something that always has room.
  static Draft of(String title, String fallback, List<ObjectNode> blocks) {
    return new Draft(title, fallback, blocks, List.of(), _ -> Optional.empty(), List.of());
  }

  /// The blocks, as many as there is room for.
  List<ObjectNode> within(BlockLimits limits) {
    Room room = new Room(limits);
    head.forEach(room::take);
    foot.forEach(room::take);
    rest.apply(parts.size()).ifPresent(room::take);
    List<ObjectNode> shown = new ArrayList<>(head);
    int left = parts.size();
    for (Part part : parts) {
      List<ObjectNode> form = room.has(part.full()) ? part.full() : part.brief();
      if (form.isEmpty() || !room.has(form)) {
        break;
      }
      form.forEach(room::take);
      shown.addAll(form);
      left--;
    }
    rest.apply(left).ifPresent(shown::add);
    shown.addAll(foot);
    return shown;
  }

  /// How much there is still room for.
  private static final class Room {
    private int blocks;
    private int chars;

    Room(BlockLimits limits) {
      this.blocks = limits.blocks();
      this.chars = limits.chars();
    }

    boolean has(List<ObjectNode> more) {
      return blocks >= more.size() && chars >= more.stream().mapToInt(Room::chars).sum();
    }

    void take(ObjectNode block) {
      blocks--;
      chars -= chars(block);
    }

    private static int chars(ObjectNode block) {
      return block.toString().length() + 1; // and a comma
    }
  }
}
