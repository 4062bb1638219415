package bot.mtasts.slack.blocks;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.markup.Markup;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blocks that we use, each as JSON. What goes in is within Slack's limits, and escaped where
/// it says mrkdwn.
final class Blocks {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Blocks() {}

  static ObjectNode header(String plain) {
    ObjectNode block = block("header");
    block.set("text", plainText(Markup.cut(plain, BlockLimits.HEADER), true));
    return block;
  }

  static ObjectNode section(String mrkdwn) {
    ObjectNode block = block("section");
    block.set("text", mrkdwn(mrkdwn));
    return block;
  }

  /// A sentence that may quote strangers: nothing in it is read as markup.
  ///
  /// @param sign of ours, before it; may be empty
  static ObjectNode sentence(String sign, String text) {
    ObjectNode block = block("section");
    String shown = SlackText.plain(text, BlockLimits.SECTION - sign.length() - 1);
    block.set("text", plainText(sign.isEmpty() ? shown : sign + " " + shown, false));
    return block;
  }

  static ObjectNode fields(List<String> mrkdwn) {
    ObjectNode block = block("section");
    ArrayNode fields = block.putArray("fields");
    mrkdwn.stream().limit(BlockLimits.FIELDS).map(Blocks::mrkdwn).forEach(fields::add);
    return block;
  }

  static ObjectNode context(String mrkdwn) {
    ObjectNode block = block("context");
    block.putArray("elements").add(mrkdwn(mrkdwn));
    return block;
  }

  static ObjectNode divider() {
    return block("divider");
  }

  static ObjectNode actions(List<ObjectNode> elements) {
    ObjectNode block = block("actions");
    block.putArray("elements").addAll(elements);
    return block;
  }

  static ObjectNode button(String label, String actionId, Press press) {
    ObjectNode button = element("button", actionId);
    button.set("text", plainText(Markup.cut(label, BlockLimits.BUTTON), true));
    button.put("value", press.text());
    return button;
  }

  static ObjectNode primary(ObjectNode button) {
    return button.put("style", "primary");
  }

  static ObjectNode link(String label, String actionId, URI target) {
    ObjectNode button = element("button", actionId);
    button.set("text", plainText(Markup.cut(label, BlockLimits.BUTTON), true));
    button.put("url", target.toString());
    return button;
  }

  /// What to press under a report and under a plan.
  ///
  /// @param page of the report; null when there is none
  static List<ObjectNode> goOn(String checkId, @Nullable URI page, boolean shareable) {
    List<ObjectNode> buttons = new ArrayList<>();
    buttons.add(button("Re-run", "rerun", new Press.Rerun(checkId)));
    if (page != null) {
      buttons.add(link("Full report", "report", page));
    }
    if (shareable) {
      buttons.add(button("Share to channel", "share", new Press.Share(checkId)));
    }
    return buttons;
  }

  static ObjectNode overflow(String actionId, List<ObjectNode> options) {
    ObjectNode menu = element("overflow", actionId);
    menu.putArray("options").addAll(options);
    return menu;
  }

  static ObjectNode option(String label, Press press) {
    ObjectNode option = JSON.objectNode();
    option.set("text", plainText(Markup.cut(label, BlockLimits.OPTION), false));
    option.put("value", press.text());
    return option;
  }

  /// A field of a form; its block and its action have the same id.
  static ObjectNode input(String id, String label, String hint, ObjectNode element) {
    ObjectNode block = block("input").put("block_id", id);
    block.set("label", plainText(label, false));
    block.set("hint", plainText(hint, false));
    block.set("element", element.put("action_id", id));
    return block;
  }

  static ObjectNode textInput(boolean severalLines, String placeholder) {
    ObjectNode input =
        JSON.objectNode()
            .put("type", "plain_text_input")
            .put("multiline", severalLines)
            .put("max_length", BlockLimits.INPUT)
            .put("focus_on_load", true);
    input.set("placeholder", plainText(placeholder, false));
    return input;
  }

  static ObjectNode plainText(String text, boolean emoji) {
    return JSON.objectNode().put("type", "plain_text").put("text", text).put("emoji", emoji);
  }

  // Verbatim: what looks like a URL, a channel or a person is left alone (a checked domain is not
  // to become a link to it).
  private static ObjectNode mrkdwn(String text) {
    return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }

  private static ObjectNode block(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode element(String type, String actionId) {
    return JSON.objectNode().put("type", type).put("action_id", actionId);
  }
}
