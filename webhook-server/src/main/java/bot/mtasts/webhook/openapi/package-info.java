/// The description of the API, as it travels inside the jar, and a page made from it.
@NullMarked
package bot.mtasts.webhook.openapi;

import org.jspecify.annotations.NullMarked;
