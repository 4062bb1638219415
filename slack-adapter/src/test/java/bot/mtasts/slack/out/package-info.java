/// Tests of what we say in Slack: pure parts with a clock that is moved, the rest against a Slack
/// of the lab, through the real SDK.
@NullMarked
package bot.mtasts.slack.out;

import org.jspecify.annotations.NullMarked;
