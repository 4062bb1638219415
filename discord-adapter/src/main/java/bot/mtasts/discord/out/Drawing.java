package bot.mtasts.discord.out;

import bot.mtasts.core.command.Reply;
import bot.mtasts.discord.DiscordMessage;

/// Draws replies for Discord, within its limits.
@FunctionalInterface
public interface Drawing {
  /// A reply as a message.
  DiscordMessage message(Reply reply);
}
