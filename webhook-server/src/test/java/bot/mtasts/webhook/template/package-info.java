@NullMarked
package bot.mtasts.webhook.template;

import org.jspecify.annotations.NullMarked;
