package bot.mtasts.lab.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which blocks and views Slack takes. The numbers are [Rule]'s; every fault is found, and worded
/// like Slack's own (`must be less than 3001 characters`).
///
/// Blocks that no app of ours sends (`video`, `file`, `table` and younger ones) count as unknown.
public final class BlockRules {
  private static final Set<String> MESSAGE_BLOCKS =
      Set.of(
          "actions",
          "context",
          "divider",
          "header",
          "image",
          "input",
          "markdown",
          "rich_text",
          "section");
  private static final Set<String> VIEW_BLOCKS =
      Set.of("actions", "context", "divider", "header", "image", "input", "rich_text", "section");

  private final Inspection seen = new Inspection();
  private final ElementRules elements = new ElementRules(seen);

  private BlockRules() {}

  /// What Slack would not take.
  ///
  /// @param pointer where, as a JSON pointer
  /// @param words what is wrong with it
  public record Violation(Rule rule, String pointer, String words) {
    /// As Slack words it in `response_metadata.messages`.
    public String inSlacksWords() {
      return words + " [json-pointer:" + pointer + "]";
    }
  }

  /// What is wrong with the blocks of a message; empty if nothing is.
  public static List<Violation> inMessage(JsonNode blocks) {
    var rules = new BlockRules();
    rules.blocks(blocks, "/blocks", MESSAGE_BLOCKS, Rule.MESSAGE_BLOCKS);
    rules.markdownInAll(blocks);
    return rules.seen.violations();
  }

  /// Whether the texts of all blocks together are too long (`msg_blocks_too_long`).
  public static boolean tooLong(JsonNode blocks) {
    return letters(blocks) > Rule.TOTAL_TEXT.limit();
  }

  /// What is wrong with a modal or home tab; empty if nothing is.
  public static List<Violation> inView(JsonNode view) {
    var rules = new BlockRules();
    rules.view(view);
    return rules.seen.violations();
  }

  private void view(JsonNode view) {
    String type = seen.type(view, "/view", Set.of("modal", "home"));
    boolean modal = type.equals("modal");
    var optional = new HashSet<>(Set.of("private_metadata", "callback_id", "external_id"));
    if (modal) {
      optional.addAll(
          Set.of("submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"));
    }
    seen.members(
        view,
        "/view",
        modal ? Set.of("type", "title", "blocks") : Set.of("type", "blocks"),
        optional);
    seen.plain(view, "title", "/view", Rule.MODAL_TITLE);
    seen.plain(view, "submit", "/view", Rule.MODAL_BUTTON);
    seen.plain(view, "close", "/view", Rule.MODAL_BUTTON);
    longest(view, "private_metadata", Rule.PRIVATE_METADATA);
    longest(view, "callback_id", Rule.CALLBACK_ID);
    longest(view, "external_id", Rule.CALLBACK_ID);
    blocks(view.path("blocks"), "/view/blocks", VIEW_BLOCKS, Rule.VIEW_BLOCKS);
    if (modal && view.path("submit").isMissingNode() && hasInput(view.path("blocks"))) {
      seen.note(Rule.SHAPE, "/view", "missing required field: submit (there are input blocks)");
    }
  }

  // Unlike other strings these may be empty.
  private void longest(JsonNode view, String member, Rule rule) {
    if (!view.path(member).asText("").isEmpty()) {
      seen.string(view, member, "/view", rule);
    }
  }

  private static boolean hasInput(JsonNode blocks) {
    for (JsonNode block : blocks) {
      if (block.path("type").asText().equals("input")) {
        return true;
      }
    }
    return false;
  }

  private void blocks(JsonNode blocks, String at, Set<String> known, Rule most) {
    if (!blocks.isArray()) {
      seen.note(Rule.SHAPE, at, "must be an array");
      return;
    }
    if (blocks.size() > most.limit()) {
      seen.note(most, at, "no more than " + most.limit() + " items allowed");
    }
    var ids = new HashSet<String>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      String here = at + "/" + i;
      seen.string(block, "block_id", here, Rule.BLOCK_ID);
      if (block.has("block_id") && !ids.add(block.path("block_id").asText())) {
        seen.note(Rule.UNIQUE_BLOCK_ID, here + "/block_id", "block_id already exists");
      }
      block(block, here, seen.type(block, here, known));
    }
  }

  // A type that is not known was noted already.
  private void block(JsonNode block, String at, String type) {
    switch (type) {
      case "actions" -> actions(block, at);
      case "context" -> context(block, at);
      case "divider" -> members(block, at, Set.of());
      case "header" -> {
        members(block, at, Set.of("text"));
        seen.plain(block, "text", at, Rule.HEADER_TEXT);
      }
      case "image" -> {
        members(block, at, Set.of("image_url", "alt_text"), "title");
        seen.plain(block, "title", at, Rule.ALT_TEXT);
        seen.string(block, "image_url", at, Rule.URL);
        seen.string(block, "alt_text", at, Rule.ALT_TEXT);
      }
      case "input" -> input(block, at);
      case "markdown" -> {
        members(block, at, Set.of("text"));
        seen.string(block, "text", at, Rule.MARKDOWN);
      }
      case "rich_text" -> {
        members(block, at, Set.of("elements"));
        new RichTextRules(seen).check(block.path("elements"), at + "/elements");
      }
      case "section" -> section(block, at);
      default -> {}
    }
  }

  private void members(JsonNode block, String at, Set<String> required, String... optional) {
    var needed = new HashSet<>(required);
    needed.add("type");
    var allowed = new HashSet<>(Set.of(optional));
    allowed.add("block_id");
    seen.members(block, at, needed, allowed);
  }

  private void section(JsonNode block, String at) {
    members(block, at, Set.of(), "text", "fields", "accessory", "expand");
    if (!block.has("text") && !block.has("fields")) {
      seen.note(Rule.SHAPE, at, "must define either `text` or `fields`");
    }
    seen.either(block, "text", at, Rule.SECTION_TEXT);
    if (block.has("fields")) {
      JsonNode fields = block.path("fields");
      seen.items(fields, at + "/fields", Rule.SECTION_FIELDS);
      for (int i = 0; i < fields.size(); i++) {
        seen.text(fields.get(i), at + "/fields/" + i, Rule.FIELD_TEXT);
      }
    }
    if (block.has("accessory")) {
      elements.accessory(block.path("accessory"), at + "/accessory");
    }
  }

  private void actions(JsonNode block, String at) {
    members(block, at, Set.of("elements"));
    JsonNode list = block.path("elements");
    seen.items(list, at + "/elements", Rule.ACTIONS_ELEMENTS);
    var ids = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode element = list.get(i);
      String here = at + "/elements/" + i;
      elements.action(element, here);
      if (element.has("action_id") && !ids.add(element.path("action_id").asText())) {
        seen.note(Rule.UNIQUE_ACTION_ID, here + "/action_id", "action_id already exists");
      }
    }
  }

  private void context(JsonNode block, String at) {
    members(block, at, Set.of("elements"));
    JsonNode list = block.path("elements");
    seen.items(list, at + "/elements", Rule.CONTEXT_ELEMENTS);
    for (int i = 0; i < list.size(); i++) {
      String here = at + "/elements/" + i;
      if (list.get(i).path("type").asText().equals("image")) {
        elements.image(list.get(i), here);
      } else {
        seen.text(list.get(i), here, Rule.CONTEXT_TEXT);
      }
    }
  }

  private void input(JsonNode block, String at) {
    members(block, at, Set.of("label", "element"), "hint", "optional", "dispatch_action");
    seen.plain(block, "label", at, Rule.INPUT_LABEL);
    seen.plain(block, "hint", at, Rule.INPUT_LABEL);
    elements.input(block.path("element"), at + "/element");
  }

  private void markdownInAll(JsonNode blocks) {
    int sum = 0;
    int count = 0;
    for (JsonNode block : blocks) {
      if (block.path("type").asText().equals("markdown")) {
        sum += block.path("text").asText().length();
        count++;
      }
    }
    // A single block that is too long has been noted where it stands.
    if (count > 1 && sum > Rule.MARKDOWN.limit()) {
      seen.note(
          Rule.MARKDOWN,
          "/blocks",
          "all markdown blocks must be less than " + (Rule.MARKDOWN.limit() + 1) + " characters");
    }
  }

  private static int letters(JsonNode node) {
    int sum = node.path("text").isTextual() ? node.path("text").textValue().length() : 0;
    for (JsonNode child : node) {
      sum += letters(child);
    }
    return sum;
  }
}
