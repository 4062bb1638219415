package bot.mtasts.core.delivery;

import java.util.Locale;

/// The chat platforms.
public enum Chat {
  SLACK("Slack"),
  DISCORD("Discord");

  private final String title;

  Chat(String title) {
    this.title = title;
  }

  /// As people write it.
  public String title() {
    return title;
  }

  /// As ids and logs write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
