/// Slack: commands in, Block Kit out. A thin skin over the core.
@NullMarked
package bot.mtasts.slack;

import org.jspecify.annotations.NullMarked;
