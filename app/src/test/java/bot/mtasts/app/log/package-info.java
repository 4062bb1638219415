/// What a server's log says, to the letter.
@NullMarked
package bot.mtasts.app.log;

import org.jspecify.annotations.NullMarked;
