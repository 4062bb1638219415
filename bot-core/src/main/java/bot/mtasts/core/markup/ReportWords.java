package bot.mtasts.core.markup;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.DimensionNote;
import bot.mtasts.core.report.Emoji;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Score;
import bot.mtasts.core.report.SpanOfTime;
import bot.mtasts.core.say.Terms;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a domain stands: the state in the first words, then why, then what to do.
public final class ReportWords {
  private static final int MOST_FINDINGS = 3;
  private static final int MOST_TITLES = 5;
  private static final int BAR = 10;

  private final Markup markup;
  private final FindingWords findingWords;
  private final CheckReport report;
  private final @Nullable URI page;
  private final List<Finding> toMend;
  private final List<Finding> toKnow;

  /// @param page where people read all of it; null when there is no such page
  public ReportWords(Medium medium, CheckReport report, @Nullable URI page) {
    this.markup = medium.markup();
    this.findingWords = new FindingWords(medium);
    this.report = report;
    this.page = page;
    this.toMend = report.findings().stream().filter(each -> !isToKnow(each)).toList();
    this.toKnow = report.findings(Severity.INFO);
  }

  private static boolean isToKnow(Finding finding) {
    return finding.severity() == Severity.INFO;
  }

  /// `❌ example.com: Broken`.
  ///
  /// @param name the domain's, as it is shown where this is shown
  public static String headline(CheckReport report, String name) {
    return "%s %s: %s".formatted(Emoji.of(report.verdict()), name, Terms.verdict(report.verdict()));
  }

  /// Why, in a sentence or two; and how well it stands, as far as that is judged.
  ///
  /// @param longest of the sentences, in chars
  public String summary(int longest) {
    Score score = report.score();
    Integer total = score.total();
    String words = markup.line(report.summary(), longest);
    return total == null
        ? words
        : "%s\n%s  %s, grade %s"
            .formatted(
                words,
                bar(total),
                markup.strong(total + "/100"),
                markup.words(String.valueOf(score.grade()), 10));
  }

  private static String bar(int total) {
    int filled = Math.clamp(Math.round(total * BAR / 100f), 0, BAR);
    return "▰".repeat(filled) + "▱".repeat(BAR - filled);
  }

  /// A line for each dimension.
  ///
  /// @param longestNote of what was seen there, in chars
  public String dimensions(int longestNote) {
    return report.outcomes().stream()
        .map(outcome -> dimension(outcome, longestNote))
        .collect(Collectors.joining("\n"));
  }

  private String dimension(Outcome outcome, int longestNote) {
    String note = markup.line(DimensionNote.of(report, outcome), longestNote);
    String word =
        switch (outcome.status()) {
          case PASS, WARN, FAIL -> "";
          case UNDETERMINED, SKIPPED -> Terms.status(outcome.status());
        };
    String why = word.isEmpty() || note.isEmpty() ? word + note : word + ": " + note;
    return "%s %s%s"
        .formatted(
            Emoji.of(outcome.status()),
            markup.strong(Terms.dimension(outcome.dimension())),
            why.isEmpty() ? "" : "  " + why);
  }

  /// The worst of what is to be mended, and the titles of everything else.
  ///
  /// @param part how one of them is shown
  /// @param elsewhere what follows "And 3 more", with a blank or comma before it; may be empty
  public Fitting<String> worst(Function<Finding, Fitting.Part<String>> part, String elsewhere) {
    return new Fitting<>(
        toMend.stream().limit(MOST_FINDINGS).map(part).toList(), left -> rest(left, elsewhere));
  }

  private Optional<String> rest(int leftOut, String elsewhere) {
    int shown = Math.min(toMend.size(), MOST_FINDINGS) - leftOut;
    List<Finding> more = toMend.subList(shown, toMend.size());
    List<String> lines = new ArrayList<>();
    if (!more.isEmpty()) {
      lines.add(
          "%s%s: %s."
              .formatted(
                  markup.strong("And %,d more".formatted(more.size())),
                  elsewhere,
                  findingWords.titles(more, MOST_TITLES)));
    }
    if (!toKnow.isEmpty()) {
      lines.add(
          markup.strong("Worth knowing:") + " " + findingWords.titles(toKnow, MOST_TITLES) + ".");
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  /// Where the text of a remedy is found that has no room here.
  public String remedies() {
    String press = "press " + markup.strong("Fix it");
    URI target = page;
    return target == null ? press : press + ", or read the " + fullReport(target, markup);
  }

  /// A link to a report's page.
  public static String fullReport(URI page, Markup markup) {
    return markup.link(page.toString(), "full report");
  }

  /// What can be explained, each once.
  ///
  /// @param most how many
  public static List<FindingCode> codes(CheckReport report, int most) {
    return report.findings().stream().map(Finding::code).distinct().limit(most).toList();
  }

  /// When and how long, and by what the check is found again.
  public static String foot(CheckReport report, Markup markup) {
    String ascii = report.domain().ascii();
    return (ascii.equals(report.domainUnicode()) ? "" : markup.code(ascii) + " · ")
        + "Looked at %s in %s · report %s"
            .formatted(
                markup.when(report.startedAt()),
                SpanOfTime.took(report.took()),
                markup.code(report.id()));
  }
}
