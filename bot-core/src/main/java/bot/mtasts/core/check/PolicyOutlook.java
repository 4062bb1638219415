package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.MxSighting;
import bot.mtasts.core.probe.StartTlsProbe;
import bot.mtasts.core.report.Outlook;
import java.util.List;

/// What a sender that holds a policy does with mail for one MX host (RFC 8461 §5).
final class PolicyOutlook {
  private PolicyOutlook() {}

  /// The policy may be today's or one that is only cached.
  static Outlook of(Policy policy, MxSighting host) {
    return switch (policy.mode()) {
      case PolicyMode.NONE -> Outlook.DELIVERS_UNPROTECTED;
      case PolicyMode.TESTING -> Outlook.DELIVERS_AND_REPORTS;
      case PolicyMode.ENFORCE ->
          MailHost.of(host).coverIn(policy).isEmpty() ? Outlook.REFUSES : enforced(host.probes());
    };
  }

  // Which address a sender takes is chance: one that fails is enough for mail to be refused.
  private static Outlook enforced(List<StartTlsProbe> probes) {
    boolean unjudged = probes.isEmpty();
    for (StartTlsProbe probe : probes) {
      switch (probe) {
        case StartTlsProbe.Secured secured -> {
          if (!secured.tls().trusted()) {
            return Outlook.REFUSES;
          }
        }
        case StartTlsProbe.NotOffered _,
            StartTlsProbe.HandshakeBroken _,
            StartTlsProbe.TlsTooOld _ -> {
          return Outlook.REFUSES;
        }
        case StartTlsProbe.TemporaryFailure _, StartTlsProbe.NotJudged _ -> unjudged = true;
      }
    }
    boolean someJudged = probes.stream().anyMatch(StartTlsProbe.Secured.class::isInstance);
    return unjudged && !someJudged ? Outlook.UNDETERMINED : Outlook.DELIVERS_PROTECTED;
  }
}
