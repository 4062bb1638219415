/// Ports made of maps: what a test puts in can be read, and nothing waits for a clock.
@NullMarked
package bot.mtasts.webhook.fakes;

import org.jspecify.annotations.NullMarked;
