/// `./mtasts slack …`: what is needed to make an app at Slack.
@NullMarked
package bot.mtasts.app.command.slack;

import org.jspecify.annotations.NullMarked;
