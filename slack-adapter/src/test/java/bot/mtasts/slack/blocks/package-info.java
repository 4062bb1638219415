/// What people see in Slack: each reply as it was reviewed, and nothing that Slack would refuse or
/// obey.
@NullMarked
package bot.mtasts.slack.blocks;

import org.jspecify.annotations.NullMarked;
