/// The scenario files of the lab, run on fakes (milliseconds) and on the lab (real sockets): one
/// expectation, two worlds.
@NullMarked
package bot.mtasts.core.scenario;

import org.jspecify.annotations.NullMarked;
