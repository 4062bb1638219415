package bot.mtasts.discord.shards;

import bot.mtasts.core.delivery.Destination;
import java.util.List;

/// Is told of channels that we cannot reach any more.
public interface LostChannels {
  /// The bot is no member of the server of these channels any more. May take its time.
  ///
  /// @param reason a sentence for people
  void lost(List<Destination.DiscordChannel> channels, String reason);
}
