@NullMarked
package bot.mtasts.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
