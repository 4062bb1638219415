/// The way in for the command line.
@NullMarked
package bot.mtasts.app.admin;

import org.jspecify.annotations.NullMarked;
