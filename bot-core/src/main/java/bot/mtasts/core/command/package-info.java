/// What people can say in a chat, and what they are answered: one model for every platform. A reply
/// says what is to be said, not how it looks; each platform's renderer draws it.
@NullMarked
package bot.mtasts.core.command;

import org.jspecify.annotations.NullMarked;
