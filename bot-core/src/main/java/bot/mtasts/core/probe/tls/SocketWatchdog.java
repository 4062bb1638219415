package bot.mtasts.core.probe.tls;

import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/// Closes a socket when its time is up. A socket's own time-out starts anew with every octet, so a
/// server that trickles one octet at a time never trips it.
///
/// Close the watchdog when the work is done; it then leaves the socket alone. All watchdogs share
/// Okio's one thread.
public final class SocketWatchdog implements AutoCloseable {
  private final Closer closer;
  private volatile boolean fired;

  private SocketWatchdog(Socket socket, Deadline deadline) {
    closer = new Closer(socket);
    // To Okio 0 means "for ever".
    closer.timeout(Math.max(1, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
    closer.enter();
  }

  /// Watches a plain socket; not an [javax.net.ssl.SSLSocket], whose closing may itself block.
  public static SocketWatchdog over(Socket socket, Deadline deadline) {
    return new SocketWatchdog(socket, deadline);
  }

  /// Whether the time was up and the socket was closed for it.
  public boolean fired() {
    return fired;
  }

  @Override
  public void close() {
    closer.exit();
  }

  private final class Closer extends AsyncTimeout {
    private final Socket socket;

    Closer(Socket socket) {
      this.socket = socket;
    }

    @Override
    protected void timedOut() {
      fired = true;
      try {
        socket.close();
      } catch (IOException e) {
        // Closed is closed: whoever reads or writes will notice. Thrown on, it would end the one
        // thread that all watchdogs share.
      }
    }
  }
}
