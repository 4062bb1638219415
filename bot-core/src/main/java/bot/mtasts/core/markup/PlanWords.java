package bot.mtasts.core.markup;

import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.say.Terms;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to do about a report, step by step, with the exact text of each.
public final class PlanWords {
  private static final String ORDER =
      "In this order: mail servers first, then the policy, then DNS, so that a record never"
          + " announces what does not hold yet.";
  private static final int LONGEST_SUMMARY = 1_200;

  private final Medium medium;
  private final Markup markup;
  private final FindingWords findingWords;
  private final CheckReport report;
  private final ActionPlan plan;
  private final @Nullable URI page;
  private final int steps;

  /// @param page where people read the report; null when there is no such page
  public PlanWords(Medium medium, CheckReport report, ActionPlan plan, @Nullable URI page) {
    this.medium = medium;
    this.markup = medium.markup();
    this.findingWords = new FindingWords(medium);
    this.report = report;
    this.plan = plan;
    this.page = page;
    this.steps = plan.parts().stream().mapToInt(part -> part.steps().size()).sum();
  }

  /// One thing to do.
  ///
  /// @param owner whose hands this step and those behind it take, with weight; null where that is
  ///   as before
  /// @param full what to do, with the text to paste
  /// @param brief how much there is to paste
  public record Step(@Nullable String owner, List<String> full, List<String> brief) {
    public Step {
      full = List.copyOf(full);
      brief = List.copyOf(brief);
    }
  }

  /// How much there is to do.
  public String headline() {
    return switch (steps) {
      case 0 -> isSeen() ? "Nothing to mend" : Terms.verdict(report.verdict());
      case 1 -> "1 step to mend it";
      default -> "%,d steps to mend it".formatted(steps);
    };
  }

  private boolean isSeen() {
    return report.verdict() != Verdict.UNDETERMINED;
  }

  /// What is said before the steps.
  public String opening() {
    String rerun = markup.strong("Re-run");
    // Under this one, or under the report that this was opened from.
    String andThen = "When it is done, press " + rerun + " under the message.";
    return switch (steps) {
      case 0 ->
          markup.line(report.summary(), LONGEST_SUMMARY)
              + (isSeen() ? "\nThere is nothing to do." : "\nPress " + rerun + " to look again.");
      case 1 -> andThen;
      default -> ORDER + " " + andThen;
    };
  }

  /// The steps in their order.
  public List<Step> steps() {
    List<Step> all = new ArrayList<>();
    for (ActionPlan.Part part : plan.parts()) {
      @Nullable String owner = markup.strong(Terms.owner(part.owner()));
      for (Finding step : part.steps()) {
        all.add(step(owner, all.size() + 1, step));
        owner = null;
      }
    }
    return all;
  }

  private Step step(@Nullable String owner, int number, Finding step) {
    String title = number + ". " + findingWords.title(step);
    return new Step(
        owner,
        medium.paragraphs().line(title).prose("", step.remedy()).texts(),
        medium
            .paragraphs()
            .line(title)
            .line(
                "It takes %s, too long to be shown here%s."
                    .formatted(FindingWords.size(step), elsewhere()))
            .texts());
  }

  private String elsewhere() {
    URI target = page;
    return target == null ? "" : ": read the " + ReportWords.fullReport(target, markup);
  }

  /// About the steps that are not shown.
  public Optional<String> rest(int leftOut) {
    URI target = page;
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            "And %,d more %s%s."
                .formatted(
                    leftOut,
                    leftOut == 1 ? "step" : "steps",
                    target == null
                        ? ", too many to be shown here: mend these, and press "
                            + markup.strong("Re-run")
                        : " in the " + ReportWords.fullReport(target, markup)));
  }
}
