package bot.mtasts.lab.discord;

/// A rule that the app broke.
///
/// @param where the route or the kind of gateway message
/// @param words what was wrong, as Discord says it where Discord says it
public record BrokenRule(Rule rule, String where, String words) {
  @Override
  public String toString() {
    return rule + " at " + where + ": " + words;
  }
}
