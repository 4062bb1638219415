/// How the command line reaches a running server: a file in the data directory that only its owner
/// can read, and the loopback address and token that stand in it.
@NullMarked
package bot.mtasts.app.admin;

import org.jspecify.annotations.NullMarked;
