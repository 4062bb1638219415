package bot.mtasts.core.probe;

import java.net.InetAddress;

/// One way a look at port 25 of one address of an MX host can end (RFC 8461 §4.2).
public sealed interface StartTlsProbe {
  InetAddress address();

  /// The handshake ended; the certificate may still have faults for the MX host's name.
  record Secured(InetAddress address, TlsSeen tls) implements StartTlsProbe {}

  /// EHLO does not offer STARTTLS, or the command was refused.
  ///
  /// @param reply what the server said, cleaned for people
  record NotOffered(InetAddress address, String reply) implements StartTlsProbe {}

  /// STARTTLS was accepted and the handshake broke, stalled, or plaintext followed the 220.
  record HandshakeBroken(InetAddress address, String reason) implements StartTlsProbe {}

  /// STARTTLS was accepted and the server speaks nothing newer than TLS 1.1.
  ///
  /// @param offered such as `TLSv1.1`; empty when it only refused ours
  record TlsTooOld(InetAddress address, String offered) implements StartTlsProbe {}

  /// Banner or EHLO answered 4xx: greylisting or load.
  record TemporaryFailure(InetAddress address, String reply) implements StartTlsProbe {}

  /// Not judged: unreachable from here, 5xx at the banner, not SMTP, or out of time.
  ///
  /// @param reason a clause for people, such as `port 25 cannot be reached from here`
  record NotJudged(InetAddress address, String reason) implements StartTlsProbe {}
}
