/// Pages of reports that were kept: golden files, and what must hold for every report.
@NullMarked
package bot.mtasts.webhook.page;

import org.jspecify.annotations.NullMarked;
