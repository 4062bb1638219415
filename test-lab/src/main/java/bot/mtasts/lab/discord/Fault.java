package bot.mtasts.lab.discord;

import java.time.Duration;

/// What a route can be told to do instead of its work.
public sealed interface Fault {
  /// 429 for this route, or for all.
  ///
  /// @param retryAfter to the millisecond
  record Limited(Duration retryAfter, boolean global) implements Fault {}

  /// Answers this, in Discord's JSON.
  ///
  /// @param code Discord's own number, such as 30046 for too many edits of an old message
  record Refused(int status, int code, String message) implements Fault {}

  /// Answers 502 with a page, as Discord's front does when what is behind it is away.
  record BadGateway() implements Fault {}

  /// Says nothing until [FakeDiscord#release] or the end, and then cuts the connection.
  record Hangs() implements Fault {}

  /// Cuts the connection; nothing was done.
  record Drops() implements Fault {}

  /// Does its work, and cuts the connection instead of saying so.
  record AnswerLost() implements Fault {}
}
