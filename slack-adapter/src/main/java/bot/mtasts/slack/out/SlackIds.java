package bot.mtasts.slack.out;

import java.util.regex.Pattern;

/// What Slack's ids tell by their first letter.
final class SlackIds {
  // Names of channels are in lower case, so that none looks like an id.
  private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{6,20}");

  private SlackIds() {}

  /// Whether it is a channel's id rather than its name.
  static boolean isChannel(String idOrName) {
    return CHANNEL.matcher(idOrName).matches();
  }

  /// Whether only one person and we are there: a direct message, or that person's id in its place.
  static boolean isDirect(String channel) {
    return channel.startsWith("D") || channel.startsWith("U") || channel.startsWith("W");
  }
}
