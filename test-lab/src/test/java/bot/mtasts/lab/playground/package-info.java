@NullMarked
package bot.mtasts.lab.playground;

import org.jspecify.annotations.NullMarked;
