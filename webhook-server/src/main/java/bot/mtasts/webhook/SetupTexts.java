package bot.mtasts.webhook;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyMode;
import java.time.Duration;

/// Writes record and policy for a domain from its live MX.
public interface SetupTexts {
  /// Looks the domain's MX up and writes what is to be published.
  Drafting draft(DomainName domain, PolicyMode mode) throws InterruptedException;

  /// What became of it.
  sealed interface Drafting {}

  /// Texts, ready to paste.
  ///
  /// @param recordName where the TXT record goes, without a final dot
  /// @param record the TXT record's text, with a fresh id
  /// @param policyUrl where the policy is to be served
  /// @param tlsRptName where the TLS-RPT record goes, without a final dot
  /// @param tlsRpt a TLS-RPT record's text, to be changed to a mailbox that someone reads
  record Drafted(
      String recordName,
      String record,
      String policyUrl,
      String policy,
      Duration maxAge,
      String tlsRptName,
      String tlsRpt)
      implements Drafting {}

  /// The domain takes no mail, is not there, or has no MX host that a policy could name.
  ///
  /// @param sentence for people
  record NothingToWrite(String sentence) implements Drafting {}

  /// The MX could not be seen.
  ///
  /// @param sentence for people
  record NotSeen(String sentence) implements Drafting {}
}
