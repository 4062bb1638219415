package bot.mtasts.discord.shards;

import bot.mtasts.core.delivery.Destination;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears when somebody removes the bot from a server. An outage of a server is no such thing: JDA
/// tells it apart (`GUILD_DELETE` with `unavailable`), and what is sent there is tried again.
final class LeftServers extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(LeftServers.class);

  /// What people read who wonder why nothing is sent there any more.
  static final String REASON =
      "The bot was removed from the channel's server. Add it again, and then enable the destination";

  private final LostChannels lost;

  LeftServers(LostChannels lost) {
    this.lost = lost;
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    List<Destination.DiscordChannel> channels = channels(event.getGuild());
    log.atInfo()
        .addKeyValue("guild", event.getGuild().getId())
        .addKeyValue("outcome", "removed")
        .log("discord server");
    // Not on the gateway's thread, which has others to answer.
    Thread.ofVirtual().name("discord-left-server").start(() -> tell(channels));
  }

  private void tell(List<Destination.DiscordChannel> channels) {
    try {
      lost.lost(channels, REASON);
    } catch (RuntimeException e) {
      // The next delivery to each of them finds out by itself that the bot is not there.
      log.atWarn().setCause(e).addKeyValue("outcome", "not noted").log("discord server");
    }
  }

  private static List<Destination.DiscordChannel> channels(Guild guild) {
    return Stream.<ISnowflake>concat(
            guild.getChannels().stream(), guild.getThreadChannels().stream())
        .map(ISnowflake::getId)
        .distinct()
        .map(Destination.DiscordChannel::new)
        .toList();
  }
}
