/// Saying things on a terminal: width, colour, wrapping, and reports.
@NullMarked
package bot.mtasts.app.terminal;

import org.jspecify.annotations.NullMarked;
