/// Templates that integrations bring for their callbacks: Pebble, with everything taken out that
/// could loop, grow, or look around.
@NullMarked
package bot.mtasts.webhook.template;

import org.jspecify.annotations.NullMarked;
