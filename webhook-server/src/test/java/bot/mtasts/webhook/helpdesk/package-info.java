@NullMarked
package bot.mtasts.webhook.helpdesk;

import org.jspecify.annotations.NullMarked;
