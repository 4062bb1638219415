/// RFC 8461 as values: names, record, policy, patterns, and the parsers that make them. No I/O, no
/// clock.
@NullMarked
package bot.mtasts.core.mtasts;

import org.jspecify.annotations.NullMarked;
