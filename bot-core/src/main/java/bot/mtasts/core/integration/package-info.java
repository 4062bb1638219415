/// Who may ask us by machine, and where we answer: integrations with their keys, secrets and the
/// helpdesk behind them.
@NullMarked
package bot.mtasts.core.integration;

import org.jspecify.annotations.NullMarked;
