/// What must outlive the process: requests, reports, deliveries, integrations, secrets of our own,
/// what instances must agree on, and the queue behind them, kept over JDBC in H2 or PostgreSQL.
/// [bot.mtasts.store.Store] is the door; behind it there is one class for each port of
/// `core.store`.
@NullMarked
package bot.mtasts.store;

import org.jspecify.annotations.NullMarked;
