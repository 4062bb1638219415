/// Discord: commands in, components out. A thin skin over the core.
@NullMarked
package bot.mtasts.discord;

import org.jspecify.annotations.NullMarked;
