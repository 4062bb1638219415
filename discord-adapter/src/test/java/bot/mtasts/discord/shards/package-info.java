/// The connection to Discord's gateway, over sockets, with the real JDA.
@NullMarked
package bot.mtasts.discord.shards;

import org.jspecify.annotations.NullMarked;
