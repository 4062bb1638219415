/// What there is to say beyond one report: the page of each finding.
@NullMarked
package bot.mtasts.core.say;

import org.jspecify.annotations.NullMarked;
