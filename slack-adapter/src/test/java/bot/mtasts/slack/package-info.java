/// The adapter's settings and manifest.
@NullMarked
package bot.mtasts.slack;

import org.jspecify.annotations.NullMarked;
