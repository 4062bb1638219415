package bot.mtasts.core.probe.https;

import bot.mtasts.core.probe.GuardedSockets.ClosedAddressException;
import java.io.IOException;
import java.util.Locale;

/// Why no connection came about, read from what the operating system said.
enum ConnectFailure {
  /// The host answered that nobody listens there.
  REFUSED,
  RESET,
  /// The operating system gave up before our own limit.
  TIMED_OUT,
  /// Our guard stands before the address.
  CLOSED_TO_US,
  /// No network or route, a firewall of our own, no descriptors left: whatever it is, it is not
  /// theirs to mend, so this is also the reading of words that we do not know.
  NO_WAY_OUT;

  static ConnectFailure read(IOException thrown) {
    // OkHttp wraps some exceptions; the system's words are in the innermost.
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ClosedAddressException) {
      return CLOSED_TO_US;
    }
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("refused")) {
      return REFUSED;
    }
    if (message.contains("reset")) {
      return RESET;
    }
    return message.contains("timed out") ? TIMED_OUT : NO_WAY_OUT;
  }
}
