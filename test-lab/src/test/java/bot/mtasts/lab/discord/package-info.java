@NullMarked
package bot.mtasts.lab.discord;

import org.jspecify.annotations.NullMarked;
