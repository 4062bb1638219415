/// What we see when we look at a domain from outside. Nothing else in bot-core opens a socket.
@NullMarked
package bot.mtasts.core.probe;

import org.jspecify.annotations.NullMarked;
