/// The HTTP side: the API, helpdesks' hooks, signed callbacks and the report pages.
@NullMarked
package bot.mtasts.webhook;

import org.jspecify.annotations.NullMarked;
