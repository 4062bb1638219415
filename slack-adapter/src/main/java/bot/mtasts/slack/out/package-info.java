/// What we say in Slack: answers put in their places, results brought to channels, at the pace that
/// Slack asks for.
@NullMarked
package bot.mtasts.slack.out;

import org.jspecify.annotations.NullMarked;
