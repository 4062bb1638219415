package bot.mtasts.core.command;

import bot.mtasts.core.command.ChatChecks.Wish;
import bot.mtasts.core.command.Reply.Refused;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.store.CheckRequests;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What buttons do. They carry a check's id and nothing else, so that they work for as long as the
/// check is kept, for everybody who sees them.
final class Presses {
  private final CheckRequests requests;
  private final ChatChecks checks;
  private final ReportPages pages;

  Presses(CheckRequests requests, ChatChecks checks, ReportPages pages) {
    this.requests = requests;
    this.checks = checks;
    this.pages = pages;
  }

  /// Does what a button asks for.
  ///
  /// @param privately whether only the asker sees the message that it stands under
  /// @throws InterruptedException if the caller's thread is interrupted
  void press(Press press, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException {
    switch (press) {
      case Press.Rerun(var id) -> rerun(id, asker, privately, sink);
      case Press.Fix(var id) ->
          sink.say(ofReport(id, report -> Replies.plan(report, privately, pages)));
      case Press.Share(var id) -> sink.say(ofReport(id, report -> Replies.report(report, pages)));
      case Press.Explain(var code) -> sink.say(new Reply.Explained(code));
      case Press.AskDomain _ -> sink.say(new Reply.DomainForm());
      case Press.AskPaste _ -> sink.say(new Reply.PasteForm());
    }
  }

  private void rerun(String id, Asker asker, boolean privately, ReplySink sink)
      throws InterruptedException {
    Optional<CheckRequest> request = requests.find(id).map(CheckStanding::request);
    if (request.isEmpty()) {
      sink.say(Excuses.NO_LONGER_KEPT);
      return;
    }
    checks.begin(
        new Wish(asker, List.of(request.get().domain()), view(request.get()), privately, true),
        sink);
  }

  /// What the message with the button shows: a plan where a plan was asked for.
  private static View view(CheckRequest request) {
    return request.destinations().stream()
        .filter(ChatAnswer.class::isInstance)
        .map(destination -> ((ChatAnswer) destination).view())
        .findFirst()
        .orElse(View.REPORT);
  }

  private Reply ofReport(String id, Function<CheckReport, Reply> reply) {
    return requests
        .find(id)
        .map(standing ->
            switch (standing) {
              case CheckStanding.Completed(_, var report) -> reply.apply(report);
              case CheckStanding.Failed(var request, var reason) ->
                  new Reply.CheckFailed(request.domain(), id, reason);
              case CheckStanding.Queued(var request) -> runsStill(request);
              case CheckStanding.Running(var request) -> runsStill(request);
            })
        .orElse(Excuses.NO_LONGER_KEPT);
  }

  private static Reply runsStill(CheckRequest request) {
    return new Refused(
        request.domain().unicode() + " is still being looked at. Try again in a moment.",
        List.of());
  }
}
