/// Judging: from what was seen to what is so. Pure: no socket, no clock, no database.
@NullMarked
package bot.mtasts.core.check;

import org.jspecify.annotations.NullMarked;
