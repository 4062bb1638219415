package bot.mtasts.core.probe.tls;

import static java.util.Objects.requireNonNull;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/// Layers TLS 1.2 or 1.3 over a socket that is already connected, as STARTTLS needs it.
public final class TlsClient {
  /// What conforming senders speak (RFC 8461 §3.3, RFC 8996).
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private TlsClient() {}

  /// Shakes hands. Blocks until the deadline at most; interruption of a virtual thread closes the
  /// socket and ends it early. Never throws for a stranger's fault.
  ///
  /// @param connected a plain socket; closed unless the result is [TlsHandshake.Completed]
  /// @param name sent as SNI (RFC 6066 §3) when it can be: JSSE leaves out names without a dot or
  ///   with an underscore
  /// @param recorder a fresh one per handshake: it decides whether any chain will do
  public static TlsHandshake shakeHands(
      Socket connected, HostName name, ChainRecorder recorder, Deadline deadline) {
    TlsHandshake end = attempt(connected, name, recorder, deadline);
    if (!(end instanceof TlsHandshake.Completed)) {
      close(connected);
    }
    return end;
  }

  private static TlsHandshake attempt(
      Socket connected, HostName name, ChainRecorder recorder, Deadline deadline) {
    try (SocketWatchdog watchdog = SocketWatchdog.over(connected, deadline)) {
      try {
        SSLSocket socket =
            (SSLSocket)
                recorder
                    .context()
                    .getSocketFactory()
                    .createSocket(connected, name.text(), connected.getPort(), true);
        socket.setEnabledProtocols(VERSIONS);
        socket.startHandshake();
        return new TlsHandshake.Completed(socket, requireNonNull(recorder.presented()));
      } catch (IOException e) {
        if (watchdog.fired()) {
          return new TlsHandshake.TimedOut();
        }
        if (Thread.currentThread().isInterrupted()) {
          return new TlsHandshake.CalledOff();
        }
        return recorder.unproven()
            ? new TlsHandshake.Unproven(requireNonNull(recorder.presented()))
            : HandshakeFailure.read(e);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing a plain socket fails only if the machine does.
      throw new UncheckedIOException(e);
    }
  }
}
