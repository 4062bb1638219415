package bot.mtasts.lab.discord;

import java.util.Collection;

/// The permissions that matter to a bot that answers (topics/permissions).
public enum Permission {
  /// Overrides all others.
  ADMINISTRATOR(3),
  /// Edit channels.
  MANAGE_CHANNELS(4),
  /// Edit the server: what watch commands ask for by default.
  MANAGE_GUILD(5),
  /// See a channel.
  VIEW_CHANNEL(10),
  /// Write in a channel.
  SEND_MESSAGES(11),
  /// Edit others' messages.
  MANAGE_MESSAGES(13),
  /// Have embeds shown.
  EMBED_LINKS(14),
  /// Add files.
  ATTACH_FILES(15),
  /// Read what was written before.
  READ_MESSAGE_HISTORY(16),
  /// Use commands.
  USE_APPLICATION_COMMANDS(31),
  /// Open and lock threads.
  MANAGE_THREADS(34),
  /// Write in threads.
  SEND_MESSAGES_IN_THREADS(38),
  /// Let apps one has installed for oneself answer in public.
  USE_EXTERNAL_APPS(50);

  private final long bit;

  Permission(int position) {
    bit = 1L << position;
  }

  /// Its bit.
  public long bit() {
    return bit;
  }

  static long bits(Collection<Permission> permissions) {
    long bits = 0;
    for (Permission permission : permissions) {
      bits |= permission.bit;
    }
    return bits;
  }
}
