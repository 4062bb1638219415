package bot.mtasts.lab.slack;

/// A rule of Slack's that the app broke.
///
/// @param where the method or the kind of delivery, such as `chat.postMessage`
/// @param words what was wrong, as Slack says it where Slack says it
public record BrokenRule(Rule rule, String where, String words) {
  @Override
  public String toString() {
    return rule + " at " + where + ": " + words;
  }
}
