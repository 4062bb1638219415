package bot.mtasts.core.command;

import bot.mtasts.core.delivery.Chat;

/// Who says something to us, and where.
///
/// @param workspace the id of the Slack workspace or the Discord server; in a direct message of
///   Discord the user's own id
/// @param channel its id
/// @param user their id
public record Asker(Chat chat, String workspace, String channel, String user) {
  /// Whose requests these are, as the store keeps it: `slack:T123`.
  public String workspaceKey() {
    return chat.word() + ":" + workspace;
  }

  /// The same for what one person asks for alone: `slack:T123/U456`.
  public String personKey() {
    return workspaceKey() + "/" + user;
  }
}
