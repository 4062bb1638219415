/// Tests of what people do in Discord: the real JDA, against the lab's Discord.
@NullMarked
package bot.mtasts.discord.in;

import org.jspecify.annotations.NullMarked;
