/// Is the town what its map says? Looked at with plain clients that know nothing of the lab.
@NullMarked
package bot.mtasts.lab;

import org.jspecify.annotations.NullMarked;
