/// Helpdesks, a row each: how they call, where their calls hold domain and ticket, and how a note
/// is written on a ticket through their REST API.
@NullMarked
package bot.mtasts.webhook.helpdesk;

import org.jspecify.annotations.NullMarked;
