/// The real Bolt, told things by a Slack of the lab.
@NullMarked
package bot.mtasts.slack.in;

import org.jspecify.annotations.NullMarked;
