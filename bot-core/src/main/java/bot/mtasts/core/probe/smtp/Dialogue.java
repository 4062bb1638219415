package bot.mtasts.core.probe.smtp;

import java.io.IOException;

/// A conversation with a mail server that is to find something out.
///
/// @param <T> what it comes to
interface Dialogue<T> {
  /// Talks to a server that has just accepted the connection.
  ///
  /// @throws IOException if the connection breaks, or is ended by its limit or by interruption
  Ending<T> hold(SmtpConnection connection, TimeLimit limit) throws IOException;

  /// What it comes to when there was no connection, or it ended like this.
  T brokenOff(Trouble trouble);
}
