/// Holds what is said over HTTP against the description of the API.
@NullMarked
package bot.mtasts.webhook.openapi;

import org.jspecify.annotations.NullMarked;
