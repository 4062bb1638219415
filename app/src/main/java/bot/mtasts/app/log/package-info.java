/// How a running server writes its log: one line an event, as text or as JSON.
@NullMarked
package bot.mtasts.app.log;

import org.jspecify.annotations.NullMarked;
