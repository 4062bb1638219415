/// The whole product as real processes: what only shows when a server is killed, when two share a
/// database, or when a real helpdesk is on the other side.
@NullMarked
package bot.mtasts.app.endtoend;

import org.jspecify.annotations.NullMarked;
