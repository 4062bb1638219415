/// The fake Slack is asked what the real one would be asked, and has to answer like it.
@NullMarked
package bot.mtasts.lab.slack;

import org.jspecify.annotations.NullMarked;
