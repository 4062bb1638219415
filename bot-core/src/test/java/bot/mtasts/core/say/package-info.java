/// What is said beyond one report: each source of the catalogue leads somewhere.
@NullMarked
package bot.mtasts.core.say;

import org.jspecify.annotations.NullMarked;
