package bot.mtasts.slack.blocks;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.DimensionNote;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.SpanOfTime;
import bot.mtasts.core.say.Terms;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a domain stands: the state in the first words, then why, then what to do.
final class ReportDraft {
  private static final int MOST_FINDINGS = 3;
  private static final int MOST_TITLES = 5;
  private static final int BAR = 10;
  private static final int LONGEST_SUMMARY = 1_200;
  private static final int LONGEST_NOTE = 240;

  private final CheckReport report;
  private final @Nullable URI page;
  private final boolean shareable;
  private final List<Finding> toMend;
  private final List<Finding> toKnow;

  private ReportDraft(Reply.Report reply) {
    this.report = reply.report();
    this.page = reply.page();
    this.shareable = reply.shareable();
    this.toMend = report.findings().stream().filter(each -> !isToKnow(each)).toList();
    this.toKnow = report.findings(Severity.INFO);
  }

  private static boolean isToKnow(Finding finding) {
    return finding.severity() == Severity.INFO;
  }

  static Draft of(Reply.Report reply) {
    return new ReportDraft(reply).draft();
  }

  private Draft draft() {
    String where =
        page == null ? "press *Fix it*" : "press *Fix it*, or read the " + fullReport(page);
    List<ObjectNode> head =
        List.of(
            Blocks.header(headline(report)),
            Blocks.section(summary()),
            Blocks.section(dimensions()));
    return new Draft(
        "MTA-STS report",
        fallback(),
        head,
        toMend.stream()
            .limit(MOST_FINDINGS)
            .map(finding -> new Draft.Part(FindingWords.inOneSection(finding, where), List.of()))
            .toList(),
        this::rest,
        buttons(),
        List.of(Blocks.context(foot(report))));
  }

  /// `❌ example.com: Broken`
  static String headline(CheckReport report) {
    String word = Terms.verdict(report.verdict());
    int room = BlockLimits.HEADER - word.length() - 5;
    return "%s %s: %s"
        .formatted(Emoji.of(report.verdict()), SlackText.name(report.domainUnicode(), room), word);
  }

  private String fallback() {
    Integer total = report.score().total();
    return SlackText.cut(
        "%s %s: %s%s. %s"
            .formatted(
                Emoji.of(report.verdict()),
                SlackText.words(report.domain().ascii(), 260),
                Terms.verdict(report.verdict()),
                total == null ? "" : ", score %d of 100".formatted(total),
                SlackText.line(report.summary(), 600)),
        BlockLimits.FALLBACK);
  }

  private String summary() {
    Score score = report.score();
    Integer total = score.total();
    String words = SlackText.line(report.summary(), LONGEST_SUMMARY);
    return total == null
        ? words
        : "%s\n%s  *%d/100*, grade %s"
            .formatted(
                words, bar(total), total, SlackText.words(String.valueOf(score.grade()), 10));
  }

  private static String bar(int total) {
    int filled = Math.clamp(Math.round(total * BAR / 100f), 0, BAR);
    return "▰".repeat(filled) + "▱".repeat(BAR - filled);
  }

  private String dimensions() {
    return report.outcomes().stream().map(this::dimension).collect(Collectors.joining("\n"));
  }

  private String dimension(Outcome outcome) {
    String note = SlackText.line(DimensionNote.of(report, outcome), LONGEST_NOTE);
    String word =
        switch (outcome.status()) {
          case PASS, WARN, FAIL -> "";
          case UNDETERMINED, SKIPPED -> Terms.status(outcome.status());
        };
    String why = word.isEmpty() || note.isEmpty() ? word + note : word + ": " + note;
    return "%s *%s*%s"
        .formatted(
            Emoji.of(outcome.status()),
            Terms.dimension(outcome.dimension()),
            why.isEmpty() ? "" : "  " + why);
  }

  private Optional<ObjectNode> rest(int leftOut) {
    int shown = Math.min(toMend.size(), MOST_FINDINGS) - leftOut;
    List<Finding> more = toMend.subList(shown, toMend.size());
    List<String> lines = new ArrayList<>();
    if (!more.isEmpty()) {
      lines.add(
          "*And %,d more*%s: %s."
              .formatted(more.size(), in(page), FindingWords.titles(more, MOST_TITLES)));
    }
    if (!toKnow.isEmpty()) {
      lines.add("*Worth knowing:* " + FindingWords.titles(toKnow, MOST_TITLES) + ".");
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(Blocks.section(String.join("\n", lines)));
  }

  private static String in(@Nullable URI page) {
    return page == null ? "" : " in the " + fullReport(page);
  }

  static String fullReport(URI page) {
    return SlackText.link(page.toString(), "full report");
  }

  private List<ObjectNode> buttons() {
    List<ObjectNode> buttons = new ArrayList<>();
    if (!ActionPlan.of(report).parts().isEmpty()) {
      buttons.add(Blocks.primary(Blocks.button("Fix it", "fix", new Press.Fix(report.id()))));
    }
    buttons.add(Blocks.button("Re-run", "rerun", new Press.Rerun(report.id())));
    if (page != null) {
      buttons.add(Blocks.link("Full report", "report", page));
    }
    if (shareable) {
      buttons.add(Blocks.button("Share to channel", "share", new Press.Share(report.id())));
    }
    explain().ifPresent(buttons::add);
    return buttons;
  }

  private Optional<ObjectNode> explain() {
    List<FindingCode> codes =
        report.findings().stream()
            .map(Finding::code)
            .distinct()
            .limit(BlockLimits.OPTIONS)
            .toList();
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

  /// When and how long, and by what the check is found again.
  static String foot(CheckReport report) {
    String ascii = report.domain().ascii();
    return (ascii.equals(report.domainUnicode()) ? "" : SlackText.code(ascii) + " · ")
        + "Looked at %s in %s · report %s"
            .formatted(
                SlackText.when(report.startedAt()),
                SpanOfTime.took(report.took()),
                SlackText.code(report.id()));
  }
}
