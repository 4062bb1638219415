/// What people see in Slack: each reply as Block Kit. Pure: the same reply gives the same JSON,
/// always within Slack's limits, and strangers' text in it is never obeyed.
@NullMarked
package bot.mtasts.slack.blocks;

import org.jspecify.annotations.NullMarked;
