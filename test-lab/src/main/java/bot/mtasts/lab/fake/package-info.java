/// What fakes of chat platforms are made of: one lock with a bell, and JSON as trees.
@NullMarked
package bot.mtasts.lab.fake;

import org.jspecify.annotations.NullMarked;
