package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.Effect;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.report.Status;
import bot.mtasts.core.report.Verdict;
import java.util.Optional;

/// From nine outcomes to one word. The first rule that holds decides.
final class VerdictRule {
  private VerdictRule() {}

  static Verdict of(Case judged) {
    if (judged.seen().nullMxAlone()) {
      return Verdict.NOT_APPLICABLE;
    }
    if (undetermined(judged, Dimension.RECORD) || undetermined(judged, Dimension.FETCH)) {
      return Verdict.UNDETERMINED;
    }
    if (judged.earlier(FindingCode.MISSING_RECORD).isPresent() && !policyServed(judged)) {
      return Verdict.ABSENT;
    }
    if (criticalWith(judged, Effect.PROTECTION)) {
      return Verdict.BROKEN;
    }
    if (criticalWith(judged, Effect.DELIVERY)) {
      return Verdict.AT_RISK;
    }
    Optional<PolicyMode> mode = judged.usablePolicy().map(Policy::mode);
    if (mode.isEmpty()) {
      // Nothing critical stands, and yet no policy: something on its way could not be seen.
      return Verdict.UNDETERMINED;
    }
    return switch (mode.get()) {
      case NONE -> Verdict.DISABLED;
      case TESTING -> Verdict.TESTING;
      case ENFORCE -> mxUnseen(judged) ? Verdict.UNDETERMINED : Verdict.PROTECTED;
    };
  }

  /// Whether a policy is served: a 200 over trusted TLS whose body is meant as a policy. A 404, a
  /// redirect, HTML or a bad certificate is no sign of MTA-STS.
  static boolean policyServed(Case judged) {
    PolicyReading reading = judged.policy();
    return reading != null
        && (reading.fields().version() != null || reading.fields().mode() != null);
  }

  private static boolean undetermined(Case judged, Dimension dimension) {
    return judged.outcome(dimension).status() == Status.UNDETERMINED;
  }

  private static boolean criticalWith(Case judged, Effect effect) {
    return judged.settled().stream()
        .flatMap(outcome -> outcome.findings().stream())
        .anyMatch(finding -> finding.critical() && finding.effect() == effect);
  }

  private static boolean mxUnseen(Case judged) {
    return judged.seen().mx() instanceof DnsAnswer.NotSeen<?>
        || judged.seen().mx() instanceof DnsAnswer.Refused<?>;
  }
}
