/// One contract for each port, held by H2 and PostgreSQL alike.
@NullMarked
package bot.mtasts.store;

import org.jspecify.annotations.NullMarked;
