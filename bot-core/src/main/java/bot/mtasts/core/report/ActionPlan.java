package bot.mtasts.core.report;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.Severity;
import java.util.Arrays;
import java.util.List;

/// What to do about a report, sorted by whose hands it takes. Mail servers come first, then the
/// policy, and DNS last: a record that announces a policy should announce one that holds.
///
/// @param parts in that order, only those with something to do; empty when nothing is to be mended
public record ActionPlan(List<Part> parts) {
  public ActionPlan {
    parts = List.copyOf(parts);
  }

  /// Whose hands a step takes, in the order of the work.
  public enum Owner {
    MAIL_SERVER,
    WEB_SERVER,
    DNS
  }

  /// The steps of one owner, the worst first.
  public record Part(Owner owner, List<Finding> steps) {
    public Part {
      steps = List.copyOf(steps);
    }
  }

  /// The plan for a report: everything but what is only worth knowing.
  public static ActionPlan of(CheckReport report) {
    List<Finding> steps =
        report.findings().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .filter(finding -> !finding.remedy().spans().isEmpty())
            .toList();
    return new ActionPlan(
        Arrays.stream(Owner.values())
            .map(owner ->
                new Part(
                    owner, steps.stream().filter(step -> owner(step.code()) == owner).toList()))
            .filter(part -> !part.steps().isEmpty())
            .toList());
  }

  /// Who mends what a code names, where one of several could.
  static Owner owner(FindingCode code) {
    return switch (code.dimension()) {
      case RECORD, REPORTING, DANE -> Owner.DNS;
      case CERTIFICATE, SYNTAX -> Owner.WEB_SERVER;
      case STARTTLS -> Owner.MAIL_SERVER;
      case FETCH ->
          code == FindingCode.POLICY_HOST_UNRESOLVED || code == FindingCode.POLICY_HOST_PRIVATE
              ? Owner.DNS
              : Owner.WEB_SERVER;
      case COVERAGE ->
          code == FindingCode.MX_PARTIAL_MATCH || code == FindingCode.MX_NO_MATCH
              ? Owner.WEB_SERVER
              : Owner.DNS;
      case CONSISTENCY ->
          code == FindingCode.POLICY_DIFFERS_BY_ADDRESS || code == FindingCode.REMOVED_WHILE_CACHED
              ? Owner.WEB_SERVER
              : Owner.DNS;
    };
  }
}
