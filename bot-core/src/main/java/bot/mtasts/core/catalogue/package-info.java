/// What can be said about a domain: one row per finding code, with its dimension, severity and
/// source.
@NullMarked
package bot.mtasts.core.catalogue;

import org.jspecify.annotations.NullMarked;
