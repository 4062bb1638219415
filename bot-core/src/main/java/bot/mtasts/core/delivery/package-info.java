/// Bringing results to where they were asked for: destinations, deliveries and their attempts, and
/// when to try again. What sends is elsewhere, behind [DeliverySender].
@NullMarked
package bot.mtasts.core.delivery;

import org.jspecify.annotations.NullMarked;
