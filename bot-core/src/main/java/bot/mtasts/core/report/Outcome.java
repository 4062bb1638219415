package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one dimension came out.
///
/// @param reason one line, null only with [Status#PASS]
public record Outcome(
    Dimension dimension, Status status, @Nullable String reason, List<Finding> findings) {
  public Outcome {
    findings = List.copyOf(findings);
  }

  /// A dimension with nothing to look at.
  public static Outcome skipped(Dimension dimension, String reason) {
    return new Outcome(dimension, Status.SKIPPED, reason, List.of());
  }

  /// The status that findings give, or [Status#UNDETERMINED] where something could not be seen:
  /// `fail` with a critical one, else `warn` with a warning, else `undetermined`, else `pass`.
  /// `dns_lookup_failed` makes its dimension undetermined instead of `warn`.
  ///
  /// @param notSeen why something this dimension asks could not be seen, else null
  public static Outcome judged(
      Dimension dimension, List<Finding> findings, @Nullable String notSeen) {
    if (has(findings, Severity.CRITICAL)) {
      return new Outcome(dimension, Status.FAIL, worst(findings), findings);
    }
    Optional<Finding> lookupFailed =
        findings.stream().filter(f -> f.code() == FindingCode.DNS_LOOKUP_FAILED).findFirst();
    if (lookupFailed.isPresent()) {
      return new Outcome(
          dimension, Status.UNDETERMINED, lookupFailed.get().code().title(), findings);
    }
    if (has(findings, Severity.WARNING)) {
      return new Outcome(dimension, Status.WARN, worst(findings), findings);
    }
    return notSeen != null
        ? new Outcome(dimension, Status.UNDETERMINED, notSeen, findings)
        : new Outcome(dimension, Status.PASS, null, findings);
  }

  public boolean failed() {
    return status == Status.FAIL;
  }

  public Optional<Finding> finding(FindingCode code) {
    return findings.stream().filter(finding -> finding.code() == code).findFirst();
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity() == severity);
  }

  private static String worst(List<Finding> findings) {
    return findings.stream()
        .min((a, b) -> a.severity().compareTo(b.severity()))
        .orElseThrow()
        .code()
        .title();
  }
}
