/// What comes in: who it is, whether it may, and which domain a helpdesk means.
@NullMarked
package bot.mtasts.webhook.inbound;

import org.jspecify.annotations.NullMarked;
