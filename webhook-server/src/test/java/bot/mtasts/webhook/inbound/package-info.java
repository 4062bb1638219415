@NullMarked
package bot.mtasts.webhook.inbound;

import org.jspecify.annotations.NullMarked;
