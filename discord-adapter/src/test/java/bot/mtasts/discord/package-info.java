/// Tests of Discord as a whole.
@NullMarked
package bot.mtasts.discord;

import org.jspecify.annotations.NullMarked;
