/// The real server on a free port, with ports made of maps behind it.
@NullMarked
package bot.mtasts.webhook.api;

import org.jspecify.annotations.NullMarked;
