package bot.mtasts.slack.blocks;

import bot.mtasts.core.markup.Fitting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a reply has to show, before it is fitted into a message or a view.
///
/// @param title of the modal, should it become one
/// @param fallback what is said where blocks are not shown, in mrkdwn
/// @param head always shown
/// @param parts shown as far as there is room
/// @param buttons below that; in a view only those that need no message to stand under
/// @param foot always shown
record Draft(
    String title,
    String fallback,
    List<ObjectNode> head,
    Fitting<ObjectNode> parts,
    List<ObjectNode> buttons,
    List<ObjectNode> foot) {
  /// The same message is edited by the one, and shown to others by the other.
  private static final Set<String> NEED_A_MESSAGE = Set.of("rerun", "share");

  Draft {
    head = List.copyOf(head);
    buttons = List.copyOf(buttons);
    foot = List.copyOf(foot);
  }

  /// Something that always has room.
  static Draft of(String title, String fallback, List<ObjectNode> blocks) {
    return new Draft(title, fallback, blocks, Fitting.none(), List.of(), List.of());
  }

  /// The blocks of a message, as many as there is room for.
  List<ObjectNode> message() {
    return within(BlockLimits.MESSAGE, buttons);
  }

  /// The blocks of a modal or of the Home tab, as many as there is room for.
  List<ObjectNode> view() {
    return within(
        BlockLimits.VIEW,
        buttons.stream()
            .filter(button -> !NEED_A_MESSAGE.contains(button.path("action_id").asText()))
            .toList());
  }

  private List<ObjectNode> within(BlockLimits limits, List<ObjectNode> pressed) {
    Room room = new Room(limits);
    List<ObjectNode> end = new ArrayList<>();
    if (!pressed.isEmpty()) {
      end.add(Blocks.actions(pressed));
    }
    end.addAll(foot);
    head.forEach(room::take);
    end.forEach(room::take);
    List<ObjectNode> shown = new ArrayList<>(head);
    shown.addAll(parts.within(room));
    shown.addAll(end);
    return shown;
  }

  /// How much there is still room for.
  private static final class Room implements Fitting.Room<ObjectNode> {
    private int blocks;
    private int chars;

    Room(BlockLimits limits) {
      this.blocks = limits.blocks();
      this.chars = limits.chars();
    }

    @Override
    public boolean has(List<ObjectNode> more) {
      return blocks >= more.size() && chars >= more.stream().mapToInt(Room::chars).sum();
    }

    @Override
    public void take(ObjectNode block) {
      blocks--;
      chars -= chars(block);
    }

    private static int chars(ObjectNode block) {
      return block.toString().length() + 1; // and a comma
    }
  }
}
