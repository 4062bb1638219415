package bot.mtasts.core.probe;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One way a fetch of `https://mta-sts.<domain>/.well-known/mta-sts.txt` from one address can end
/// (RFC 8461 §3.3).
public sealed interface PolicyFetch {
  InetAddress address();

  /// An HTTP answer over a trusted connection came whole, or was cut by us at the size limit.
  record Answered(InetAddress address, HttpAnswer answer, TlsSeen tls, Duration took)
      implements PolicyFetch {}

  /// The headers came, the body ended early or not in time.
  ///
  /// @param reason a clause for people
  record BodyBroken(InetAddress address, HttpAnswer soFar, TlsSeen tls, String reason)
      implements PolicyFetch {}

  /// The certificate does not validate; nothing was sent to this host.
  record Untrusted(InetAddress address, TlsSeen tls) implements PolicyFetch {}

  /// The host speaks nothing newer than TLS 1.1; nothing was sent to it.
  ///
  /// @param offered what it offered, such as `TLSv1.1`; empty when it only refused ours
  record TlsTooOld(InetAddress address, String offered) implements PolicyFetch {}

  /// Refused, reset, timed out, not TLS, not HTTP, or a handshake broken for another reason:
  /// theirs.
  ///
  /// @param tls what was seen of a handshake that succeeded before the trouble, else null
  /// @param reason a clause for people, such as `the connection was refused`
  record Failed(InetAddress address, Trouble trouble, @Nullable TlsSeen tls, String reason)
      implements PolicyFetch {}

  /// No route or network from here, or the check's own deadline came first: ours, never a finding.
  record NotSeen(InetAddress address, String reason) implements PolicyFetch {}

  /// At which stage a fetch failed.
  enum Trouble {
    REFUSED,
    RESET,
    TIMED_OUT,
    TLS_HANDSHAKE,
    NOT_HTTP
  }
}
