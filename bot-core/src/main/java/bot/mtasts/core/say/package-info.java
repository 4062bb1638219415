/// What there is to say beyond one report: the page of each finding, and what a mistyped word may
/// have meant.
@NullMarked
package bot.mtasts.core.say;

import org.jspecify.annotations.NullMarked;
