package bot.mtasts.slack.blocks;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.report.Prose;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a domain is to publish, each text with its place, in the order of the work.
final class TextsDraft {
  private TextsDraft() {}

  static Draft of(Reply.Drafted drafted) {
    PasteText paste = drafted.texts().paste();
    String domain = paste.domain().ascii();
    List<Draft.Part> parts =
        List.of(
            step(
                "1. Web server: serve this policy",
                Prose.of(
                    "At {}, with the type {} and a certificate for {}:{}",
                    paste.domain().policyUrl(),
                    "text/plain",
                    paste.domain().policyHost(),
                    Prose.block(drafted.texts().policy()))),
            step(
                "2. DNS: say where failures are reported",
                record(
                    paste.domain().tlsRptName().text(),
                    paste.tlsRpt(),
                    "Let it be a mailbox that someone reads; put yours in place of this one.")),
            step(
                "3. DNS, when the policy is served: announce it",
                record(
                    paste.domain().recordName().text(),
                    paste.record(),
                    "Take a fresh id each time the policy changes.")));
    List<ObjectNode> foot = new ArrayList<>();
    foot.add(Blocks.section("4. Look: " + SlackText.code(HelpDraft.COMMAND + " " + domain)));
    if (drafted.mode() == PolicyMode.TESTING) {
      foot.add(
          Blocks.context(
              "In mode `testing` mail is delivered whatever fails. When the reports stay clean: "
                  + SlackText.code("%s generate %s enforce".formatted(HelpDraft.COMMAND, domain))));
    }
    return new Draft(
        "What to publish",
        "%s: a policy in mode %s and two records, ready to publish."
            .formatted(SlackText.words(domain, 260), drafted.mode().word()),
        List.of(
            Blocks.header(
                "%s: What to publish".formatted(SlackText.name(paste.domain().unicode(), 120)))),
        parts,
        leftOut ->
            leftOut == 0
                ? Optional.empty()
                : Optional.of(
                    Blocks.section("And %,d more, too long to be shown here.".formatted(leftOut))),
        List.of(),
        foot);
  }

  private static Prose record(String name, String text, String words) {
    return Prose.of(words)
        .then(
            " As a TXT record at {}:{}or as a line of a zone file:{}",
            name,
            Prose.block(text),
            Prose.block("%s. 3600 IN TXT \"%s\"".formatted(name, text)));
  }

  private static Draft.Part step(String title, Prose words) {
    return new Draft.Part(
        new Paragraphs().line("*" + title + "*").prose("", words).sections(), List.of());
  }

  static Draft none(Reply.NotDrafted none) {
    return Draft.of(
        "Nothing to publish",
        SlackText.words(none.sentence(), BlockLimits.FALLBACK),
        List.of(Blocks.sentence("❔", none.sentence())));
  }
}
