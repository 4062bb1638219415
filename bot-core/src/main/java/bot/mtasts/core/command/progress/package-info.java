/// How far a check has come, shown in a chat: what every platform that edits its messages does in
/// the same way, and the clock that it goes by.
@NullMarked
package bot.mtasts.core.command.progress;

import org.jspecify.annotations.NullMarked;
