package bot.mtasts.core.command.contract;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.ReportMarkdown;
import bot.mtasts.core.say.Terms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reply as plain words and buttons: as little as a chat can draw.
///
/// @param form whether something can be typed into it
record HeadlessWords(String text, List<Press> buttons, boolean form) {
  private static final FindingCode ANY = FindingCode.MX_PARTIAL_MATCH;

  HeadlessWords {
    buttons = List.copyOf(buttons);
  }

  static HeadlessWords of(Reply reply) {
    return switch (reply) {
      case Reply.Working(var domain, var ended) ->
          words("Checking %s… %d".formatted(domain, ended.size()));
      case Reply.Report(var report, _, var shareable) ->
          words(
              "%s: %s\n%s\n%s"
                  .formatted(
                      report.domain(),
                      Terms.verdict(report.verdict()),
                      report.findings().stream()
                          .map(HeadlessWords::line)
                          .collect(Collectors.joining("\n")),
                      ReportMarkdown.of(report)),
              new Press.Rerun(report.id()),
              new Press.Fix(report.id()),
              new Press.Explain(ANY),
              shareable ? new Press.Share(report.id()) : null);
      case Reply.Plan(var report, var plan, _, var shareable) ->
          words(
              report.domain()
                  + plan.parts().stream()
                      .flatMap(part -> part.steps().stream())
                      .map(HeadlessWords::line)
                      .collect(Collectors.joining("\n")),
              shareable ? new Press.Share(report.id()) : null);
      case Reply.CheckFailed(var domain, var id, var reason) ->
          words(domain + ": " + reason, id == null ? null : new Press.Rerun(id));
      case Reply.Explained(var code) -> words(code.title());
      case Reply.Drafted(var texts, _) -> words(texts.policy());
      case Reply.NotDrafted(var sentence) -> words(sentence);
      case Reply.DomainForm _ -> new HeadlessWords("Which domain?", List.of(), true);
      case Reply.PasteForm _ -> new HeadlessWords("Paste it", List.of(), true);
      case Reply.Judged(var judgement) ->
          words(
              judgement.findings().stream().map(HeadlessWords::line).collect(Collectors.joining()));
      case Reply.Help(var commands) ->
          words(
              commands.stream().map(CommandSpec::name).collect(Collectors.joining(" ")),
              new Press.AskDomain(),
              new Press.AskPaste());
      case Reply.Refused(var sentence, var instead) ->
          words(sentence + " " + String.join(" ", instead));
      case Reply.Latest(var checks) -> words("%d checks".formatted(checks.size()));
    };
  }

  private static String line(Finding finding) {
    return finding.code().title() + finding.detail().plain();
  }

  private static HeadlessWords words(String text, @Nullable Press... buttons) {
    // There are no links and no mentions here: whatever could be one is taken out.
    return new HeadlessWords(
        text.replace('<', '‹').replace('@', '＠').replace("](", "] ("),
        Stream.of(buttons).flatMap(Stream::ofNullable).toList(),
        false);
  }
}
