/// `./mtasts discord`: what an app at Discord is made from.
@NullMarked
package bot.mtasts.app.command.discord;

import org.jspecify.annotations.NullMarked;
