/// Requests to addresses that others gave us: every callback and every helpdesk is reached through
/// here, and nothing here reaches private space.
@NullMarked
package bot.mtasts.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
