package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import java.util.Optional;

/// What a conforming sender with an empty cache does today with mail for an MX host (RFC 8461 §5).
/// To be asked only after `syntax` is settled.
final class Outlooks {
  private Outlooks() {}

  /// The pattern of the usable policy that covers a host, if any.
  static Optional<MxPattern> matchedBy(Case given, MxSighting host) {
    return given.usablePolicy().flatMap(policy -> MailHost.of(host).coverIn(policy));
  }

  /// What becomes of mail for a host.
  static Outlook of(Case given, MxSighting host) {
    if (given.outcome(Dimension.RECORD).failed()) {
      // Senders look at the policy only where a record announces it (RFC 8461 §3.1).
      return Outlook.DELIVERS_UNPROTECTED;
    }
    Optional<Policy> policy = given.usablePolicy();
    if (policy.isPresent()) {
      return given.outcome(Dimension.RECORD).status() == Status.UNDETERMINED
          ? Outlook.UNDETERMINED
          : PolicyOutlook.of(policy.get(), host);
    }
    return policyUnseen(given) ? Outlook.UNDETERMINED : Outlook.DELIVERS_UNPROTECTED;
  }

  /// Whether the policy could not be looked at, as opposed to being absent or bad.
  static boolean policyUnseen(Case given) {
    return given.policy() == null && given.outcome(Dimension.FETCH).status() == Status.UNDETERMINED;
  }
}
