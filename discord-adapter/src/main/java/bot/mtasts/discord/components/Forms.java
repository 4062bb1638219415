package bot.mtasts.discord.components;

import bot.mtasts.core.command.Press;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/// The two forms, and the buttons that open them.
final class Forms {
  private static final int LONGEST_DOMAIN = 400;

  private Forms() {}

  static Modal domain() {
    return Modal.create(CustomIds.DOMAIN_FORM, "Check a domain")
        .addComponents(
            Label.of(
                "Which domain?",
                "A domain, a mail address or a web address.",
                TextInput.create(CustomIds.FIELD, TextInputStyle.SHORT)
                    .setPlaceholder("example.com")
                    .setRequiredRange(1, LONGEST_DOMAIN)
                    .build()))
        .build();
  }

  static Modal paste() {
    return Modal.create(CustomIds.PASTE_FORM, "Check a text")
        .addComponents(
            Label.of(
                "A policy, or a record",
                "An MTA-STS or TLS-RPT record, as it is or from a zone file. Nothing is looked up.",
                TextInput.create(CustomIds.FIELD, TextInputStyle.PARAGRAPH)
                    .setPlaceholder("version: STSv1")
                    .setRequiredRange(1, DiscordLimits.INPUT)
                    .build()))
        .build();
  }

  /// A message in place of a form, where nothing can be opened.
  static Draft domainDraft() {
    return doorDraft("Which domain is to be checked?", domainDoor());
  }

  static Draft pasteDraft() {
    return doorDraft("Which policy or record is to be checked?", pasteDoor("Check a text"));
  }

  private static Draft doorDraft(String question, ObjectNode door) {
    return Draft.of(List.of(question)).withButtons(List.of(door));
  }

  /// Buttons that open them.
  static List<ObjectNode> doors() {
    return List.of(domainDoor(), pasteDoor("Check a text"));
  }

  static ObjectNode domainDoor() {
    return Components.primary(Components.button("Check a domain", new Press.AskDomain()));
  }

  static ObjectNode pasteDoor(String label) {
    return Components.button(label, new Press.AskPaste());
  }
}
