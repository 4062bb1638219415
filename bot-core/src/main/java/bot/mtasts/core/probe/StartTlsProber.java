package bot.mtasts.core.probe;

import bot.mtasts.core.mtasts.HostName;
import java.net.InetAddress;

/// The port through which MX hosts are looked at. Calls block, never throw for a stranger's fault,
/// and end by the deadline; interruption closes the socket and ends them early.
public interface StartTlsProber {
  /// Says EHLO and STARTTLS and looks at the handshake; the certificate is judged for `host`.
  StartTlsProbe probe(HostName host, InetAddress address, Deadline deadline);

  /// Pipelines a NOOP in plaintext behind STARTTLS, on a connection of its own.
  InjectionProbe probeInjection(HostName host, InetAddress address, Deadline deadline);
}
