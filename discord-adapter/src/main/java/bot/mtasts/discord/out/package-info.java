/// What we say in Discord: answers put in their places, results brought to channels, at the pace
/// that Discord asks for. What is heard comes another way: this package knows Discord's REST API
/// and no gateway.
@NullMarked
package bot.mtasts.discord.out;

import org.jspecify.annotations.NullMarked;
