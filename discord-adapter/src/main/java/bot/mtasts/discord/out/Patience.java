package bot.mtasts.discord.out;

import java.time.Duration;

/// How much a request is worth where Discord limits how often one may ask.
///
/// @param longest for so long it waits for its turn; else it comes back as limited
/// @param spare so many requests it leaves to others before the limit is reached
record Patience(Duration longest, int spare) {
  /// Somebody waits in front of the screen.
  static final Patience OF_PEOPLE = new Patience(Duration.ofSeconds(5), 0);

  /// Comes back later rather than hold up others.
  static final Patience OF_DELIVERIES = new Patience(Duration.ofSeconds(5), 0);

  /// Only while there is room for the answer as well.
  static final Patience OF_HINTS = new Patience(Duration.ZERO, 2);
}
