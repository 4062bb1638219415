/// Configuration, good and bad.
@NullMarked
package bot.mtasts.app.config;

import org.jspecify.annotations.NullMarked;
