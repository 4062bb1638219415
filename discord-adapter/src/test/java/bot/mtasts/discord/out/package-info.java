/// What we say, said to a fake Discord over real sockets, by a clock that the tests move.
@NullMarked
package bot.mtasts.discord.out;

import org.jspecify.annotations.NullMarked;
