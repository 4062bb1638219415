/// The look at DNS against scripted servers on real sockets.
@NullMarked
package bot.mtasts.core.probe.dns;

import org.jspecify.annotations.NullMarked;
