package bot.mtasts.core.probe.smtp;

/// One way the reading of a reply can end, whatever a stranger sends.
public sealed interface SmtpReading permits SmtpReply, SmtpReading.Unreadable, SmtpReading.Ended {

  /// The octets are not a reply, or more of one than we are ready to read.
  ///
  /// @param reason a clause for people, such as `it sent a line of more than 2048 octets`
  record Unreadable(String reason) implements SmtpReading {}

  /// The server closed the connection.
  ///
  /// @param midReply whether some of a reply had come before
  record Ended(boolean midReply) implements SmtpReading {}
}
