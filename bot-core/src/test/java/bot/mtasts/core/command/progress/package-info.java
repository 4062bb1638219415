/// Progress in a chat, and the time that adapters' tests move too.
@NullMarked
package bot.mtasts.core.command.progress;

import org.jspecify.annotations.NullMarked;
