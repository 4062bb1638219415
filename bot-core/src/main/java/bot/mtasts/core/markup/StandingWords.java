package bot.mtasts.core.markup;

import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.say.Terms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How checks stand that are under way or have been, each in a line.
public final class StandingWords {
  private StandingWords() {}

  /// A line for each stage of a check.
  ///
  /// @param ended those that have ended
  public static String stages(Set<Stage> ended) {
    return Arrays.stream(Stage.values())
        .map(stage -> (ended.contains(stage) ? "✅ " : "⏳ ") + Terms.stage(stage))
        .collect(Collectors.joining("\n"));
  }

  /// A line for each check.
  public static Fitting<String> latest(
      List<CheckStanding> checks, ReportPages pages, Markup markup) {
    return new Fitting<>(
        checks.stream()
            .map(check -> new Fitting.Part<>(List.of(line(check, pages, markup)), List.of()))
            .toList(),
        StandingWords::rest);
  }

  private static String line(CheckStanding standing, ReportPages pages, Markup markup) {
    CheckRequest request = standing.request();
    String url = standing instanceof CheckStanding.Completed _ ? pages.of(request.id()) : null;
    String link = url == null ? "" : " · " + markup.link(url, "Full report");
    return "%s · %s".formatted(state(standing, markup), markup.when(request.receivedAt())) + link;
  }

  private static String state(CheckStanding standing, Markup markup) {
    String name = markup.code(standing.request().domain().unicode());
    return switch (standing) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> "⏳ %s being checked".formatted(name);
      case CheckStanding.Failed _ -> "❔ %s not checked".formatted(name);
      case CheckStanding.Completed(_, var report) -> completed(name, report);
    };
  }

  private static String completed(String name, CheckReport report) {
    Integer total = report.score().total();
    return "%s %s %s%s"
        .formatted(
            Emoji.of(report.verdict()),
            name,
            Terms.verdict(report.verdict()),
            total == null ? "" : ", %d/100".formatted(total));
  }

  private static Optional<String> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of("And %,d earlier ones.".formatted(leftOut));
  }
}
