package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.MxPattern;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.Outlook;
import bot.mtasts.core.report.Status;
import java.util.List;
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
          : under(policy.get(), MailHost.of(host));
    }
    return policyUnseen(given) ? Outlook.UNDETERMINED : Outlook.DELIVERS_UNPROTECTED;
  }

  /// What a policy makes of mail for a host, be it today's or one from a sender's cache.
  static Outlook under(Policy policy, MailHost host) {
    return switch (policy.mode()) {
      case NONE -> Outlook.DELIVERS_UNPROTECTED;
      case TESTING -> Outlook.DELIVERS_AND_REPORTS;
      case ENFORCE ->
          host.coverIn(policy).isPresent() ? enforced(host.seen().probes()) : Outlook.REFUSES;
    };
  }

  /// A covered host must offer STARTTLS with a certificate for its name, at every address that was
  /// judged.
  private static Outlook enforced(List<StartTlsProbe> probes) {
    boolean met = false;
    for (StartTlsProbe probe : probes) {
      switch (probe) {
        case StartTlsProbe.Secured(_, var tls) when tls.trusted() -> met = true;
        case StartTlsProbe.Secured _,
            StartTlsProbe.NotOffered _,
            StartTlsProbe.HandshakeBroken _,
            StartTlsProbe.TlsTooOld _ -> {
          return Outlook.REFUSES;
        }
        case StartTlsProbe.TemporaryFailure _, StartTlsProbe.NotJudged _ -> {
          // Says nothing either way.
        }
      }
    }
    return met ? Outlook.DELIVERS_PROTECTED : Outlook.UNDETERMINED;
  }

  /// Whether the policy could not be looked at, as opposed to being absent or bad.
  static boolean policyUnseen(Case given) {
    return given.policy() == null && given.outcome(Dimension.FETCH).status() == Status.UNDETERMINED;
  }
}
