/// What was found, in values that every renderer speaks from: findings, outcomes, verdict, score,
/// outlook.
@NullMarked
package bot.mtasts.core.report;

import org.jspecify.annotations.NullMarked;
