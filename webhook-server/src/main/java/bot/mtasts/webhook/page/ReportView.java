package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.DimensionNote;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.report.SenderDifference;
import bot.mtasts.core.report.SpanOfTime;
import bot.mtasts.core.say.Terms;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A report as its page shows it: what the markup needs beyond the report's own values.
public record ReportView(CheckReport report) {
  /// Longer tables are cut.
  static final int MOST_ROWS = 60;

  /// Longer policies are cut, in lines.
  static final int MOST_LINES = 400;

  public String title() {
    return "%s: %s".formatted(report.domainUnicode(), Terms.verdict(report.verdict()));
  }

  /// The A-labels, where they differ from what people write.
  public @Nullable String ascii() {
    String ascii = report.domain().ascii();
    return ascii.equals(report.domainUnicode()) ? null : ascii;
  }

  /// When the look began, as HTML's `time` wants it.
  public String machineTime() {
    return report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public String took() {
    return SpanOfTime.took(report.took());
  }

  /// What the gauge says to those who do not see it.
  public String scoreWords() {
    return "Score %d of 100, grade %s".formatted(report.score().total(), report.score().grade());
  }

  public Prose note(Outcome outcome) {
    return DimensionNote.of(report, outcome);
  }

  /// `7.5 of 15`; a dimension that could not be judged leaves the sum.
  public String points(Outcome outcome) {
    int weight = outcome.dimension().weight();
    Double earned = report.score().earned(outcome.dimension());
    if (weight == 0) {
      return "";
    }
    return earned == null ? "– of " + weight : "%s of %d".formatted(number(earned), weight);
  }

  private static String number(double points) {
    return points == Math.rint(points) ? String.valueOf((long) points) : String.valueOf(points);
  }

  /// The severities that the report has findings of, the worst first.
  public List<Severity> severities() {
    return Arrays.stream(Severity.values())
        .filter(severity -> !report.findings(severity).isEmpty())
        .toList();
  }

  /// A finding's evidence; null when there is none.
  public @Nullable Shown evidence(Finding finding) {
    return finding.evidence().isEmpty() ? null : Shown.of(finding.evidence());
  }

  /// How senders differ over a finding; null when they do not.
  public @Nullable String senders(Finding finding) {
    Map<String, Object> senders = finding.senders();
    return senders == null ? null : SenderDifference.inWords(senders);
  }

  /// A line that a look brought, in three parts.
  ///
  /// @param faulty empty where no finding points into the line
  public record MarkedText(String before, String faulty, String after) {}

  /// The TXT records at the MTA-STS name, with the place that a finding points at marked.
  public List<MarkedText> recordTexts() {
    RecordSection record = report.record();
    if (record == null) {
      return List.of();
    }
    Map<String, Integer> places = faultyColumns();
    return record.texts().stream()
        .limit(MOST_ROWS)
        .map(text -> marked(text, places.getOrDefault(text, 0)))
        .toList();
  }

  private static MarkedText marked(String text, int column) {
    if (column < 1 || column > text.length()) {
      return new MarkedText(text, "", "");
    }
    int end = text.indexOf(';', column - 1);
    return new MarkedText(
        text.substring(0, column - 1),
        text.substring(column - 1, end < 0 ? text.length() : Math.max(end, column)),
        end < 0 ? "" : text.substring(Math.max(end, column)));
  }

  // Evidence of a malformed record names a column of the one record that begins like one; with
  // several records nobody can tell which is meant.
  private Map<String, Integer> faultyColumns() {
    RecordSection record = report.record();
    if (record == null || record.texts().size() != 1) {
      return Map.of();
    }
    return report.findings().stream()
        .filter(finding -> finding.dimension() == Dimension.RECORD)
        .map(finding -> finding.evidence().get("column"))
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .findFirst()
        .map(column -> Map.of(record.texts().getFirst(), column))
        .orElse(Map.of());
  }

  /// One line of the policy.
  ///
  /// @param marked whether a finding points at it
  public record PolicyLine(int number, String text, boolean marked) {}

  /// The policy as served, cut after some hundred lines; empty when no body came.
  public List<PolicyLine> policyLines() {
    Set<Integer> marked = markedLines();
    List<String> lines = allPolicyLines();
    return IntStream.range(0, Math.min(lines.size(), MOST_LINES))
        .mapToObj(i -> new PolicyLine(i + 1, lines.get(i), marked.contains(i + 1)))
        .toList();
  }

  /// How many lines of the policy are not shown.
  public int morePolicyLines() {
    return Math.max(0, allPolicyLines().size() - MOST_LINES);
  }

  private List<String> allPolicyLines() {
    PolicySection policy = report.policy();
    String text = policy == null ? null : policy.text();
    if (text == null) {
      return List.of();
    }
    String whole = text.replace("\r\n", "\n");
    String lines = whole.endsWith("\n") ? whole.substring(0, whole.length() - 1) : whole;
    return List.of(lines.split("\n", -1));
  }

  // Evidence of the syntax names places as `line`, and several as `lines`.
  private Set<Integer> markedLines() {
    Set<Integer> marked = new TreeSet<>();
    report.findings().stream()
        .filter(finding -> finding.dimension() == Dimension.SYNTAX)
        .forEach(finding -> collectLines(finding.evidence(), marked));
    return marked;
  }

  private static void collectLines(Object value, Set<Integer> marked) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((name, element) -> {
            if ("line".equals(name) && element instanceof Integer line) {
              marked.add(line);
            } else if ("lines".equals(name) && element instanceof Collection<?> lines) {
              lines.stream()
                  .filter(Integer.class::isInstance)
                  .map(Integer.class::cast)
                  .forEach(marked::add);
            } else {
              collectLines(element, marked);
            }
          });
      case Collection<?> values -> values.forEach(element -> collectLines(element, marked));
      default -> {} // a value that holds no place
    }
  }

  /// The way of mail, as a picture.
  public MailPath path() {
    return MailPath.of(report);
  }

  /// What to do, by owner.
  public List<ActionPlan.Part> plan() {
    return ActionPlan.of(report).parts();
  }

  /// The hosts that take the domain's mail; empty when MX was not seen.
  public List<MxSection> mx() {
    List<MxSection> mx = report.mx();
    return mx == null ? List.of() : mx.stream().limit(MOST_ROWS).toList();
  }

  /// STARTTLS at a host, on one line.
  public static String startTls(MxSection mx) {
    String reason = mx.starttls().reason();
    String version = mx.starttls().tlsVersion();
    return reason != null ? reason : version != null ? version : "not judged";
  }

  /// How long a certificate is still valid: `61 days`, `expired`; empty where none was seen.
  public String left(@Nullable CertificateSection certificate) {
    if (certificate == null) {
      return "";
    }
    Duration left = Duration.between(report.startedAt(), certificate.notAfter());
    return left.isNegative() ? "expired" : SpanOfTime.inWords(left).replace("about ", "");
  }

  /// One step of the look on the time line.
  ///
  /// @param x where its bar begins, in percent of the whole look
  /// @param width of its bar, in percent
  public record Bar(String step, long startMs, long durationMs, String x, String width) {}

  public List<Bar> bars() {
    long end =
        Math.max(
            1,
            report.timings().stream()
                .mapToLong(step -> step.startMs() + step.durationMs())
                .max()
                .orElse(1));
    return report.timings().stream().limit(MOST_ROWS).map(step -> bar(step, end)).toList();
  }

  private static Bar bar(Step step, long end) {
    return new Bar(
        step.step(),
        step.startMs(),
        step.durationMs(),
        percent(step.startMs(), end),
        // A step of no time is still a line.
        percent(Math.max(step.durationMs(), end / 200), end));
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
  }
}
