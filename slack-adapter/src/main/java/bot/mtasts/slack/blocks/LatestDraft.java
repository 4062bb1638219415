package bot.mtasts.slack.blocks;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.say.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The latest checks, a line each.
final class LatestDraft {
  private LatestDraft() {}

  static Draft of(Reply.Latest latest, ReportPages pages) {
    boolean none = latest.checks().isEmpty();
    String sentence = none ? "Nothing has been checked here yet." : "The latest checks here.";
    List<ObjectNode> head = new ArrayList<>();
    head.add(Blocks.header("Latest checks"));
    head.add(
        Blocks.section(
            (none ? sentence + " " : "")
                + "To check a domain, type `/mtasts example.com` in any channel, and the answer comes"
                + " there; or press a button."));
    head.add(Forms.doors());
    if (!none) {
      head.add(Blocks.divider());
    }
    return new Draft(
        "Latest checks",
        sentence,
        head,
        latest.checks().stream().map(check -> part(check, pages)).toList(),
        LatestDraft::rest,
        List.of(),
        List.of());
  }

  private static Draft.Part part(CheckStanding standing, ReportPages pages) {
    CheckRequest request = standing.request();
    String line = "%s  %s".formatted(line(standing), SlackText.when(request.receivedAt()));
    String url = standing instanceof CheckStanding.Completed _ ? pages.of(request.id()) : null;
    String link = url == null ? "" : "  " + SlackText.link(url, "Full report");
    return new Draft.Part(List.of(Blocks.section(line + link)), List.of());
  }

  private static String line(CheckStanding standing) {
    String name = SlackText.code(standing.request().domain().unicode());
    return switch (standing) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> "⏳ %s  being checked".formatted(name);
      case CheckStanding.Failed _ -> "❔ %s  not checked".formatted(name);
      case CheckStanding.Completed(_, var report) -> completed(name, report);
    };
  }

  private static String completed(String name, CheckReport report) {
    Integer total = report.score().total();
    return "%s %s  %s%s"
        .formatted(
            Emoji.of(report.verdict()),
            name,
            Terms.verdict(report.verdict()),
            total == null ? "" : ", %d/100".formatted(total));
  }

  private static Optional<ObjectNode> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(Blocks.section("And %,d earlier ones.".formatted(leftOut)));
  }
}
