/// What goes out as a signed event: the rules for URLs, the signature, the sending.
@NullMarked
package bot.mtasts.webhook.callback;

import org.jspecify.annotations.NullMarked;
