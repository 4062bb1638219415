package bot.mtasts.slack.blocks;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.markup.Markup;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two forms, and by what their answers are known when they come back.
public final class Forms {
  /// The `callback_id` of the form that asks for a domain.
  public static final String DOMAIN = "ask_domain";

  /// The `callback_id` of the form that asks for a policy or a record.
  public static final String PASTE = "ask_paste";

  /// The `block_id` and the `action_id` of the one field that each form has.
  public static final String FIELD = "field";

  private Forms() {}

  static ObjectNode domain() {
    return form(
        DOMAIN,
        "Check a domain",
        List.of(
            Blocks.input(
                FIELD,
                "Which domain?",
                "A domain, a mail address or a web address. The answer comes to where you asked.",
                Blocks.textInput(false, "example.com"))));
  }

  /// @param error why what was pasted could not be judged, in a sentence; null at first
  /// @param text what stands in the field; cut at [BlockLimits#INPUT]
  static ObjectNode paste(@Nullable String error, String text) {
    ObjectNode field = Blocks.textInput(true, "version: STSv1");
    if (!text.isEmpty()) {
      field.put("initial_value", Markup.cut(text, BlockLimits.INPUT));
    }
    ObjectNode input =
        Blocks.input(
            FIELD,
            "A policy, an MTA-STS record or a TLS-RPT record",
            "As it is, or as it stands in a zone file. Nothing is looked up, and only you see it.",
            field);
    return form(
        PASTE,
        "Check a text",
        error == null ? List.of(input) : List.of(Blocks.sentence("⚠️", error), input));
  }

  /// A message in place of a form, where nothing can be opened.
  static Draft domainDraft() {
    return doorDraft("Check a domain", "Which domain is to be checked?", domainDoor());
  }

  static Draft pasteDraft() {
    return doorDraft(
        "Check a text", "Which policy or record is to be checked?", pasteDoor("Check a text"));
  }

  private static Draft doorDraft(String title, String question, ObjectNode door) {
    return Draft.of(
        title, question, List.of(Blocks.section(question), Blocks.actions(List.of(door))));
  }

  /// Buttons that open them.
  static ObjectNode doors() {
    return Blocks.actions(List.of(domainDoor(), pasteDoor("Check a text")));
  }

  static ObjectNode domainDoor() {
    return Blocks.primary(Blocks.button("Check a domain", DOMAIN, new Press.AskDomain()));
  }

  static ObjectNode pasteDoor(String label) {
    return Blocks.button(label, PASTE, new Press.AskPaste());
  }

  private static ObjectNode form(String callback, String title, List<ObjectNode> blocks) {
    ObjectNode view =
        JsonNodeFactory.instance.objectNode().put("type", "modal").put("callback_id", callback);
    view.set("title", Blocks.plainText(title, false));
    view.set("submit", Blocks.plainText("Check", false));
    view.set("close", Blocks.plainText("Cancel", false));
    view.putArray("blocks").addAll(blocks);
    return view;
  }
}
