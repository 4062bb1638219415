/// What a terminal shows.
@NullMarked
package bot.mtasts.app.terminal;

import org.jspecify.annotations.NullMarked;
