/// The command line, from its arguments to the exact text people read.
@NullMarked
package bot.mtasts.app;

import org.jspecify.annotations.NullMarked;
