@NullMarked
package bot.mtasts.webhook.callback;

import org.jspecify.annotations.NullMarked;
