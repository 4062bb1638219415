package bot.mtasts.slack.blocks;

import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Verdict;
import bot.mtasts.core.say.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to do about a report, step by step, with the exact text of each.
final class PlanDraft {
  private static final String ORDER =
      "In this order: mail servers first, then the policy, then DNS, so that a record never"
          + " announces what does not hold yet.";

  // Under this one, or under the report that this was opened from.
  private static final String AND_THEN = "When it is done, press *Re-run* under the message.";
  private static final int LONGEST_SUMMARY = 1_200;

  private final CheckReport report;
  private final ActionPlan plan;
  private final @Nullable URI page;
  private final boolean shareable;

  private PlanDraft(Reply.Plan reply) {
    this.report = reply.report();
    this.plan = reply.plan();
    this.page = reply.page();
    this.shareable = reply.shareable();
  }

  static Draft of(Reply.Plan reply) {
    return new PlanDraft(reply).draft();
  }

  private Draft draft() {
    int steps = plan.parts().stream().mapToInt(part -> part.steps().size()).sum();
    String name = SlackText.name(report.domainUnicode(), 120);
    String headline = headline(steps);
    return new Draft(
        "How to mend it",
        "%s: %s. %s"
            .formatted(
                SlackText.words(report.domain().ascii(), 260),
                headline,
                SlackText.line(report.summary(), 600)),
        List.of(Blocks.header("%s: %s".formatted(name, headline)), Blocks.section(opening(steps))),
        parts(),
        this::rest,
        buttons(),
        List.of(Blocks.context(ReportDraft.foot(report))));
  }

  private String headline(int steps) {
    return switch (steps) {
      case 0 -> isSeen() ? "Nothing to mend" : Terms.verdict(report.verdict());
      case 1 -> "1 step to mend it";
      default -> "%,d steps to mend it".formatted(steps);
    };
  }

  private boolean isSeen() {
    return report.verdict() != Verdict.UNDETERMINED;
  }

  private String opening(int steps) {
    return switch (steps) {
      case 0 ->
          SlackText.line(report.summary(), LONGEST_SUMMARY)
              + (isSeen() ? "\nThere is nothing to do." : "\nPress *Re-run* to look again.");
      case 1 -> AND_THEN;
      default -> ORDER + " " + AND_THEN;
    };
  }

  private List<Draft.Part> parts() {
    List<Draft.Part> parts = new ArrayList<>();
    for (ActionPlan.Part part : plan.parts()) {
      boolean first = true;
      for (Finding step : part.steps()) {
        List<ObjectNode> owner =
            first ? List.of(Blocks.divider(), Blocks.section(owner(part))) : List.of();
        parts.add(step(owner, parts.size() + 1, step));
        first = false;
      }
    }
    return parts;
  }

  private static String owner(ActionPlan.Part part) {
    return "*" + Terms.owner(part.owner()) + "*";
  }

  private Draft.Part step(List<ObjectNode> owner, int number, Finding step) {
    String title = number + ". " + FindingWords.title(step);
    List<ObjectNode> full = new ArrayList<>(owner);
    full.addAll(new Paragraphs().line(title).prose("", step.remedy()).sections());
    List<ObjectNode> brief = new ArrayList<>(owner);
    brief.addAll(
        new Paragraphs()
            .line(title)
            .line(
                "It takes %s, too long to be shown here%s."
                    .formatted(FindingWords.size(step), elsewhere()))
            .sections());
    return new Draft.Part(full, brief);
  }

  private String elsewhere() {
    return page == null ? "" : ": read the " + ReportDraft.fullReport(page);
  }

  private Optional<ObjectNode> rest(int leftOut) {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            Blocks.section(
                "And %,d more %s%s."
                    .formatted(
                        leftOut,
                        leftOut == 1 ? "step" : "steps",
                        page == null
                            ? ", too many to be shown here: mend these, and press *Re-run*"
                            : " in the " + ReportDraft.fullReport(page))));
  }

  private List<ObjectNode> buttons() {
    List<ObjectNode> buttons = new ArrayList<>();
    buttons.add(Blocks.button("Re-run", "rerun", new Press.Rerun(report.id())));
    if (page != null) {
      buttons.add(Blocks.link("Full report", "report", page));
    }
    if (shareable) {
      buttons.add(Blocks.button("Share to channel", "share", new Press.Share(report.id())));
    }
    return buttons;
  }
}
