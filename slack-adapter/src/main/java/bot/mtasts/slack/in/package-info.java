/// What Slack tells us: proved, taken once, acknowledged at once, and handed to the core's
/// dialogue. Also where the app is installed, and with which tokens.
@NullMarked
package bot.mtasts.slack.in;

import org.jspecify.annotations.NullMarked;
