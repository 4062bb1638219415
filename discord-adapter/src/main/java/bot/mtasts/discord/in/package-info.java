/// What people do in Discord: acknowledged at once on the gateway's thread, and handed to the
/// core's dialogue on a thread of its own. Also which commands there are, and their registration.
@NullMarked
package bot.mtasts.discord.in;

import org.jspecify.annotations.NullMarked;
