/// The path of one check: look, judge, report, under one deadline.
@NullMarked
package bot.mtasts.core.service;

import org.jspecify.annotations.NullMarked;
