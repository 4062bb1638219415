package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.RecordProblem;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.PolicyFetch;
import java.util.List;

/// Whether record and policy are there, are seen to be gone, or were not seen.
final class SeenOfSts {
  private SeenOfSts() {}

  /// Whether a record meant for MTA-STS was seen, valid or not.
  static boolean record(Case given) {
    return given.record() != null && !recordMissing(given);
  }

  /// Whether no record meant for MTA-STS stands there; false also when the look failed.
  static boolean recordMissing(Case given) {
    RecordReading reading = given.record();
    return reading != null
        && reading.record() == null
        && reading.problems().stream()
            .allMatch(problem ->
                problem.kind() == RecordProblem.Kind.MISSING
                    || problem.kind() == RecordProblem.Kind.UNRELATED_TXT);
  }

  /// Whether their side says that there is no policy any more: no address, or 404 or 410 wherever
  /// HTTP is spoken. A host that fails or refuses has not said so.
  static boolean policyGone(Observations seen) {
    if (seen.policyHost().saysNone()) {
      return true;
    }
    List<Integer> statuses =
        seen.fetches().stream()
            .filter(PolicyFetch.Answered.class::isInstance)
            .map(fetch -> ((PolicyFetch.Answered) fetch).answer())
            .map(HttpAnswer::status)
            .toList();
    return !statuses.isEmpty() && statuses.stream().allMatch(s -> s == 404 || s == 410);
  }
}
