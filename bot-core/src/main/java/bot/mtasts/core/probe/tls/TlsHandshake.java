package bot.mtasts.core.probe.tls;

import javax.net.ssl.SSLSocket;

/// One way a handshake can end. Only with [Completed] is the socket still open.
public sealed interface TlsHandshake {

  /// The handshake ended well; the chain may still have faults if it was only observed.
  ///
  /// @param socket open and encrypted; closing it closes the socket beneath
  record Completed(SSLSocket socket, Presented presented) implements TlsHandshake {}

  /// We broke it off because the chain proved nothing to us: the server got an alert and no more.
  record Unproven(Presented presented) implements TlsHandshake {}

  /// It failed by the server's doing.
  sealed interface Failed extends TlsHandshake {}

  /// The server speaks nothing newer than TLS 1.1.
  ///
  /// @param offered such as `TLSv1.1`; empty when it only refused ours
  record TooOld(String offered) implements Failed {}

  /// It broke for another reason. An old server may end like this too: [TlsVersionQuestion] tells.
  ///
  /// @param reason a clause for people
  record Broken(String reason) implements Failed {}

  /// It did not end by the deadline.
  record TimedOut() implements TlsHandshake {}

  /// The thread was interrupted; its interrupt flag is still set.
  record CalledOff() implements TlsHandshake {}
}
