/// The bot's connection to Discord's gateway: in shards, each connected exactly once however many
/// instances there are.
@NullMarked
package bot.mtasts.discord.shards;

import org.jspecify.annotations.NullMarked;
