/// Words about reports in whatever markup a chat reads: what is said first, what is cut, what is
/// never cut. Which parts of a message it is put into is for each platform.
@NullMarked
package bot.mtasts.core.markup;

import org.jspecify.annotations.NullMarked;
