package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a chat is told when a check has ended.
final class Replies {
  private Replies() {}

  /// The reply for a place in a chat.
  ///
  /// @param ended [CheckStanding.Completed] or [CheckStanding.Failed]
  /// @param destination a channel, or an answer
  /// @throws IllegalArgumentException if the check has not ended, or the destination is in no chat
  static Reply of(CheckStanding ended, Destination destination, ReportPages pages) {
    Shown shown =
        switch (destination) {
          case ChatAnswer answer -> new Shown(answer.view(), answer.privately());
          case Destination.SlackChannel _, Destination.DiscordChannel _ ->
              new Shown(View.REPORT, false);
          case Destination.Callback _, Destination.HelpdeskNote _ ->
              throw new IllegalArgumentException("nobody reads replies there");
        };
    return switch (ended) {
      case CheckStanding.Completed(_, var report) -> shown.of(report, page(report, pages));
      case CheckStanding.Failed(var request, var reason) ->
          new Reply.CheckFailed(request.domain(), request.id(), reason);
      case CheckStanding.Queued _, CheckStanding.Running _ ->
          throw new IllegalArgumentException("the check has not ended");
    };
  }

  /// A report as it stands in a channel, for everybody there.
  static Reply report(CheckReport report, ReportPages pages) {
    return new Shown(View.REPORT, false).of(report, page(report, pages));
  }

  /// What to do about a report.
  ///
  /// @param privately whether only one person sees it
  static Reply plan(CheckReport report, boolean privately, ReportPages pages) {
    return new Shown(View.PLAN, privately).of(report, page(report, pages));
  }

  private static @Nullable URI page(CheckReport report, ReportPages pages) {
    String url = pages.of(report.id());
    return url == null ? null : URI.create(url);
  }

  /// How a report is shown.
  private record Shown(View view, boolean privately) {
    Reply of(CheckReport report, @Nullable URI page) {
      return switch (view) {
        case REPORT -> new Reply.Report(report, page, privately);
        case PLAN -> new Reply.Plan(report, ActionPlan.of(report), page, privately);
      };
    }
  }
}
