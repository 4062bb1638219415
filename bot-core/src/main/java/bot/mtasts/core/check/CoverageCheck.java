package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Severity;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does every MX host match an `mx` pattern (RFC 8461 §4.1)? What is wrong with the MX records
/// themselves is said here too, with a policy or without one.
public final class CoverageCheck implements Check {
  @Override
  public Dimension dimension() {
    return Dimension.COVERAGE;
  }

  @Override
  public Outcome judge(Case given) {
    Observations seen = given.seen();
    MxFindings facts = new MxFindings(given);
    if (seen.nullMxAlone()) {
      return new Outcome(
          Dimension.COVERAGE,
          Status.SKIPPED,
          "the domain takes no mail (Null MX)",
          List.of(facts.nullMx()));
    }
    List<MailHost> hosts = MailHost.of(seen);
    Optional<Policy> usable = given.usablePolicy();
    if (usable.isEmpty()) {
      return Outlooks.policyUnseen(given)
          ? Outcome.judged(
              Dimension.COVERAGE, facts.about(hosts), "the policy could not be looked at")
          : nothingToCompare(facts.about(hosts), "there is no usable policy to compare with");
    }
    Policy policy = usable.get();
    if (policy.mode() == PolicyMode.NONE && policy.mx().isEmpty()) {
      return nothingToCompare(
          facts.about(hosts), "the policy switches MTA-STS off and lists no mx");
    }
    List<Finding> findings = new ArrayList<>(MatchFindings.of(given, policy, hosts));
    findings.addAll(facts.about(hosts));
    return Outcome.judged(Dimension.COVERAGE, findings, notSeen(seen, hosts));
  }

  /// Without a comparison only what is wrong with the MX records themselves can set the status.
  private static Outcome nothingToCompare(List<Finding> findings, String reason) {
    boolean harmless = findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    return harmless
        ? new Outcome(Dimension.COVERAGE, Status.SKIPPED, reason, findings)
        : Outcome.judged(Dimension.COVERAGE, findings, null);
  }

  private static @Nullable String notSeen(Observations seen, List<MailHost> hosts) {
    if (seen.mx() instanceof DnsAnswer.NotSeen<?>(String reason, _)) {
      return "the MX records could not be looked up: " + reason;
    }
    if (seen.mx() instanceof DnsAnswer.Refused<?>) {
      // Said by a finding, unless it is `dnssec_bogus` that says it.
      return "the MX records could not be looked up";
    }
    return hosts.stream()
        .filter(host -> host.standing() == MailHost.Standing.NOT_SEEN)
        .findFirst()
        .map(host ->
            "the addresses of %s could not be looked up: %s"
                .formatted(host.host(), host.whyNotSeen()))
        .orElse(null);
  }
}
