/// What is said, cut and left out, whatever markup a chat reads.
@NullMarked
package bot.mtasts.core.markup;

import org.jspecify.annotations.NullMarked;
