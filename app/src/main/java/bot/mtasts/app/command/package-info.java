/// The subcommands of `./mtasts`, one class each.
@NullMarked
package bot.mtasts.app.command;

import org.jspecify.annotations.NullMarked;
