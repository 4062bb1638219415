package bot.mtasts.core.probe.dns;

import org.xbill.DNS.Message;

/// How asking one question ended.
sealed interface DnsReply {

  /// A message that answers the question; its RCODE may be an error.
  record Answered(Message message) implements DnsReply {}

  /// Nobody answered.
  ///
  /// @param reason a clause for people
  /// @param interrupted whether the asking thread was interrupted: then nothing follows for others
  ///   who wait for the same question
  record Silence(String reason, boolean interrupted) implements DnsReply {}
}
