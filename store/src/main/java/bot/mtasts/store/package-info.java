/// What must outlive the process: reports, watches, deliveries and integrations, kept over JDBC.
@NullMarked
package bot.mtasts.store;

import org.jspecify.annotations.NullMarked;
