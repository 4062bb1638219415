/// The scenario files: a sentence that says what is so, a world in which it is so, and what a check
/// must find there.
@NullMarked
package bot.mtasts.lab.scenario;

import org.jspecify.annotations.NullMarked;
