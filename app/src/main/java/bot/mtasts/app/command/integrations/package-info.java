/// `./mtasts integrations`: who may ask by machine, and where the answers go.
@NullMarked
package bot.mtasts.app.command.integrations;

import org.jspecify.annotations.NullMarked;
