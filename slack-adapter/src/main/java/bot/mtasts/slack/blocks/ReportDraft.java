package bot.mtasts.slack.blocks;

import static bot.mtasts.slack.blocks.SlackText.MRKDWN;
import static bot.mtasts.slack.blocks.SlackText.SECTIONS;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.markup.FindingWords;
import bot.mtasts.core.markup.Fitting;
import bot.mtasts.core.markup.Markup;
import bot.mtasts.core.markup.ReportWords;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.say.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a domain stands, in blocks.
final class ReportDraft {
  private static final int LONGEST_SUMMARY = 1_200;
  private static final int LONGEST_NOTE = 240;

  private final CheckReport report;
  private final @Nullable URI page;
  private final boolean shareable;
  private final ReportWords words;
  private final FindingWords findingWords = new FindingWords(SECTIONS);

  private ReportDraft(Reply.Report reply) {
    this.report = reply.report();
    this.page = reply.page();
    this.shareable = reply.shareable();
    this.words = new ReportWords(SECTIONS, report, page);
  }

  static Draft of(Reply.Report reply) {
    return new ReportDraft(reply).draft();
  }

  private Draft draft() {
    int room = BlockLimits.HEADER - Terms.verdict(report.verdict()).length() - 5;
    String name = SlackText.name(report.domainUnicode(), room);
    return new Draft(
        "MTA-STS report",
        fallback(),
        List.of(
            Blocks.header(ReportWords.headline(report, name)),
            Blocks.section(words.summary(LONGEST_SUMMARY)),
            Blocks.section(words.dimensions(LONGEST_NOTE))),
        words.worst(this::inOneSection, in(page)).map(Blocks::section),
        buttons(),
        List.of(Blocks.context(ReportWords.foot(report, MRKDWN))));
  }

  private String fallback() {
    Integer total = report.score().total();
    return Markup.cut(
        "%s %s: %s%s. %s"
            .formatted(
                Emoji.of(report.verdict()),
                MRKDWN.words(report.domain().ascii(), 260),
                Terms.verdict(report.verdict()),
                total == null ? "" : ", score %d of 100".formatted(total),
                MRKDWN.line(report.summary(), 600)),
        BlockLimits.FALLBACK);
  }

  /// In one section, if it fits there; else without what there is to paste.
  private Fitting.Part<String> inOneSection(Finding finding) {
    List<String> whole = findingWords.whole(finding);
    return new Fitting.Part<>(
        whole.size() == 1 ? whole : findingWords.brief(finding, words.remedies()), List.of());
  }

  private static String in(@Nullable URI page) {
    return page == null ? "" : " in the " + ReportWords.fullReport(page, MRKDWN);
  }

  private List<ObjectNode> buttons() {
    List<ObjectNode> buttons = new ArrayList<>();
    if (!ActionPlan.of(report).parts().isEmpty()) {
      buttons.add(Blocks.primary(Blocks.button("Fix it", "fix", new Press.Fix(report.id()))));
    }
    buttons.addAll(Blocks.goOn(report.id(), page, shareable));
    explain().ifPresent(buttons::add);
    return buttons;
  }

  private Optional<ObjectNode> explain() {
    List<FindingCode> codes = ReportWords.codes(report, BlockLimits.OPTIONS);
    return switch (codes.size()) {
      case 0 -> Optional.empty();
      // Slack has long refused a menu of one line.
      case 1 ->
          Optional.of(Blocks.button("Explain", "explain", new Press.Explain(codes.getFirst())));
      default ->
          Optional.of(
              Blocks.overflow(
                  "explain",
                  codes.stream()
                      .map(code ->
                          Blocks.option("Explain: " + code.title(), new Press.Explain(code)))
                      .toList()));
    };
  }
}
