package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.PlanWords;
import bot.mtasts.core.markup.ReportWords;
import bot.mtasts.core.report.CheckReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/// What to do about a report, in blocks.
final class PlanDraft {
  private PlanDraft() {}

  static Draft of(Reply.Plan reply) {
    CheckReport report = reply.report();
    PlanWords words = new PlanWords(SECTIONS, report, reply.plan(), reply.page());
    String name = SlackText.name(report.domainUnicode(), 120);
    return new Draft(
        "How to mend it",
        "%s: %s. %s"
            .formatted(
                MRKDWN.words(report.domain().ascii(), 260),
                words.headline(),
                MRKDWN.line(report.summary(), 600)),
        List.of(
            Blocks.header("%s: %s".formatted(name, words.headline())),
            Blocks.section(words.opening())),
        new Fitting<>(
            words.steps().stream().map(PlanDraft::part).toList(),
            leftOut -> words.rest(leftOut).map(Blocks::section)),
        Blocks.goOn(report.id(), reply.page(), reply.shareable()),
        List.of(Blocks.context(ReportWords.foot(report, MRKDWN))));
  }

  private static Fitting.Part<ObjectNode> part(PlanWords.Step step) {
    return new Fitting.Part<>(blocks(step, step.full()), blocks(step, step.brief()));
  }

  private static List<ObjectNode> blocks(PlanWords.Step step, List<String> texts) {
    Stream<ObjectNode> sections = texts.stream().map(Blocks::section);
    String owner = step.owner();
    return owner == null
        ? sections.toList()
        : Stream.concat(Stream.of(Blocks.divider(), Blocks.section(owner)), sections).toList();
  }
}
