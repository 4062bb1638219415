/// Judging, in tables: what was seen, and what must and must not be said of it.
@NullMarked
package bot.mtasts.core.check;

import org.jspecify.annotations.NullMarked;
