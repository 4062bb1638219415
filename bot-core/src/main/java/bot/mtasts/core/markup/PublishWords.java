package bot.mtasts.core.markup;

import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.report.Prose;
import java.util.List;
import java.util.Optional;

/// What a domain is to publish, each text with its place, in the order of the work.
public final class PublishWords {
  private final Medium medium;
  private final PasteText paste;

  /// @param medium what they are put into
  public PublishWords(Medium medium, PasteText paste) {
    this.medium = medium;
    this.paste = paste;
  }

  /// The steps: the policy, who is told of failures, and the record that announces it.
  ///
  /// @param policy as it is to be served
  public Fitting<String> steps(String policy) {
    return new Fitting<>(
        List.of(
            step(
                "1. Web server: serve this policy",
                Prose.of(
                    "At {}, with the type {} and a certificate for {}:{}",
                    paste.domain().policyUrl(),
                    "text/plain",
                    paste.domain().policyHost(),
                    Prose.block(policy))),
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
                    "Take a fresh id each time the policy changes."))),
        PublishWords::rest);
  }

  private static Prose record(String name, String text, String words) {
    return Prose.of(words)
        .then(
            " As a TXT record at {}:{}or as a line of a zone file:{}",
            name,
            Prose.block(text),
            Prose.block("%s. 3600 IN TXT \"%s\"".formatted(name, text)));
  }

  private Fitting.Part<String> step(String title, Prose words) {
    return new Fitting.Part<>(
        medium.paragraphs().line(medium.markup().strong(title)).prose("", words).texts(),
        List.of());
  }

  private static Optional<String> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of("And %,d more, too long to be shown here.".formatted(leftOut));
  }

  /// The step behind those: how to see that it is done.
  ///
  /// @param typed what to type for a check
  public String look(String typed) {
    return "4. Look: " + medium.markup().code(typed);
  }

  /// What comes after mode `testing`.
  ///
  /// @param typed what to type for a policy in mode `enforce`
  public String enforceLater(String typed) {
    return "In mode %s mail is delivered whatever fails. When the reports stay clean: %s"
        .formatted(medium.markup().code(PolicyMode.TESTING.word()), medium.markup().code(typed));
  }
}
