/// What keeps and writes reports, tried with every report that the scenarios give.
@NullMarked
package bot.mtasts.core.report;

import org.jspecify.annotations.NullMarked;
