package bot.mtasts.webhook.page;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.PolicyLines;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.CertificateSection;
import bot.mtasts.core.report.CheckReport.MxSection;
import bot.mtasts.core.report.CheckReport.PolicySection;
import bot.mtasts.core.report.CheckReport.RecordSection;
import bot.mtasts.core.report.CheckReport.Step;
import bot.mtasts.core.report.CheckReport.TlsRptSection;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /// How much of the gauge is filled, as SVG's dashes. The ends of a dash that is a whole circle
  /// would show.
  public String arc() {
    Integer total = report.score().total();
    return total == null || total == 100 ? "none" : total + " 100";
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

  /// The name of a finding's place on the page. A code can stand in two dimensions.
  public String anchor(Finding finding) {
    String word = finding.code().word();
    List<Finding> same =
        report.findings().stream().filter(each -> each.code() == finding.code()).toList();
    int place = same.indexOf(finding);
    return place < 1 ? word : word + "-" + (place + 1);
  }

  /// The TXT records at the MTA-STS name; empty when there are none, or they were not seen.
  public List<MarkedLine> recordLines() {
    RecordSection record = report.record();
    return record == null ? List.of() : marks(Dimension.RECORD).records(record.texts(), MOST_ROWS);
  }

  /// The TXT records at the TLS-RPT name; empty when there are none, or they were not seen.
  public List<MarkedLine> tlsRptLines() {
    TlsRptSection tlsRpt = report.tlsRpt();
    return tlsRpt == null
        ? List.of()
        : marks(Dimension.REPORTING).records(tlsRpt.texts(), MOST_ROWS);
  }

  private Marks marks(Dimension... dimensions) {
    Set<Dimension> wanted = Set.of(dimensions);
    return new Marks(
        report.findings().stream()
            .filter(finding -> wanted.contains(finding.dimension()))
            .toList());
  }

  /// The policy as served, cut after some hundred lines; empty when no body came.
  public List<MarkedLine> policyLines() {
    return marks(Dimension.SYNTAX, Dimension.COVERAGE, Dimension.CONSISTENCY)
        .policy(policyText(), MOST_LINES);
  }

  /// How many lines of the policy are not shown.
  public int morePolicyLines() {
    return Math.max(0, PolicyLines.served(policyText()).size() - MOST_LINES);
  }

  private String policyText() {
    PolicySection policy = report.policy();
    return policy == null || policy.text() == null ? "" : policy.text();
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
    if (Boolean.FALSE.equals(mx.starttls().offered())) {
      return "not offered"; // the reason is their whole answer, which the finding quotes
    }
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
