/// The subcommands, run as people run them.
@NullMarked
package bot.mtasts.app.command;

import org.jspecify.annotations.NullMarked;
