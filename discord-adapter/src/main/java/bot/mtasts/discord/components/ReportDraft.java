package bot.mtasts.discord.components;

import static bot.mtasts.discord.components.DiscordText.MARKDOWN;
import static bot.mtasts.discord.components.DiscordText.TEXT_DISPLAYS;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.FindingWords;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.ReportWords;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Finding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a domain stands, as a message.
final class ReportDraft {
  // With nine dimensions, the longest name and the longest link, there is room for all of these.
  private static final int LONGEST_SUMMARY = 600;
  private static final int LONGEST_NOTE = 140;

  private static final String NO_PAGE = " (this bot has no page for the full report)";

  private final CheckReport report;
  private final @Nullable URI page;
  private final boolean shareable;
  private final ReportWords words;
  private final FindingWords findingWords = new FindingWords(TEXT_DISPLAYS);

  private ReportDraft(Reply.Report reply) {
    this.report = reply.report();
    this.page = Components.linkable(reply.page());
    this.shareable = reply.shareable();
    this.words = new ReportWords(TEXT_DISPLAYS, report, page);
  }

  static Draft of(Reply.Report reply) {
    return new ReportDraft(reply).draft();
  }

  private Draft draft() {
    String name = DiscordText.name(report.domainUnicode());
    List<FindingCode> codes = ReportWords.codes(report, DiscordLimits.OPTIONS);
    return Draft.of(
            ReportWords.headline(report, name),
            List.of(words.summary(LONGEST_SUMMARY), words.dimensions(LONGEST_NOTE)))
        .withColour(Colours.of(report.verdict()))
        .withParts(words.worst(this::part, elsewhere()))
        .withFoot(Draft.small(ReportWords.foot(report, MARKDOWN)))
        .withButtons(buttons())
        .withSelect(codes.isEmpty() ? null : Components.explain(codes));
  }

  private Fitting.Part<String> part(Finding finding) {
    return new Fitting.Part<>(
        findingWords.whole(finding), findingWords.brief(finding, words.remedies()));
  }

  private String elsewhere() {
    URI target = page;
    return target == null ? NO_PAGE : " in the " + ReportWords.fullReport(target, MARKDOWN);
  }

  private List<ObjectNode> buttons() {
    List<ObjectNode> buttons = new ArrayList<>();
    if (!ActionPlan.of(report).parts().isEmpty()) {
      buttons.add(Components.primary(Components.button("Fix it", new Press.Fix(report.id()))));
    }
    buttons.addAll(Components.goOn(report.id(), page, shareable));
    return buttons;
  }
}
